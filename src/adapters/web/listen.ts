import { once } from 'node:events';
import { isIPv6, type AddressInfo } from 'node:net';
import { readCode } from './read-code.js';
import type { Server } from 'node:http';

/** The address cannot be listened on; the sentence names the setting, never its value. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

const NO_ADDRESS = 'HOST is no address of this machine. Set HOST to 127.0.0.1, or to 0.0.0.0 for all.';

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT is taken by another program. Set PORT to a free one.',
  EACCES: 'PORT is not open to this user. Set PORT to one above 1023.',
  ERR_SOCKET_BAD_PORT: 'PORT is no port. Set PORT to a number from 1 to 65535.',
  EADDRNOTAVAIL: NO_ADDRESS,
  ENOTFOUND: NO_ADDRESS,
  EAI_AGAIN: NO_ADDRESS,
};

function explain(error: unknown): AddressRefused {
  const code = readCode(error);
  return new AddressRefused(REASONS[code] ?? `Nothing can be listened to at HOST and PORT (${code}). Set them to an address of this machine and a free port.`);
}

/** Begins to listen and gives the address people can open. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  try {
    const listening = once(server, 'listening');
    server.listen(port, host);
    await listening;
  } catch (error) {
    throw explain(error);
  }
  const name = host === '0.0.0.0' || host === '::' || host === '' ? 'localhost' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${(server.address() as AddressInfo).port}`;
}
