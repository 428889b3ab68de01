import { once } from 'node:events';
import { isIPv6, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';

const NO_ADDRESS = 'is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.';

const REASONS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_, port) => `PORT ${port} is taken by another program. Set PORT to a free one.`,
  EACCES: (_, port) => `PORT ${port} is not open to this user. Set PORT to one above 1023.`,
  ERR_SOCKET_BAD_PORT: (_, port) => `PORT ${port} is no port. Set PORT to a number from 1 to 65535.`,
  EADDRNOTAVAIL: (host) => `HOST ${host} ${NO_ADDRESS}`,
  ENOTFOUND: (host) => `HOST ${host} ${NO_ADDRESS}`,
  EAI_AGAIN: (host) => `HOST ${host} ${NO_ADDRESS}`,
};

function explain(error: unknown, host: string, port: number): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new Error(REASONS[code]?.(host, port) ?? `Listening on HOST ${host}, PORT ${port} failed: ${code}.`);
}

/** Begins to listen and gives the address people can open. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  try {
    const listening = once(server, 'listening');
    server.listen(port, host);
    await listening;
  } catch (error) {
    throw explain(error, host, port);
  }
  const name = host === '0.0.0.0' || host === '::' || host === '' ? 'localhost' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${(server.address() as AddressInfo).port}`;
}
