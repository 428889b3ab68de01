import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the server that can be cut, or fall silent as a dead line does. */
export interface Proxy {
  readonly url: string;
  cut(): void;
  fallSilent(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openProxy(server: string): Promise<Proxy> {
  const target = new URL(server);
  const open = new Set<Socket>();
  let is: 'whole' | 'cut' | 'silent' = 'whole';
  const listener = createServer((near) => {
    if (is === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      open.add(from);
      from.on('data', (bytes) => {
        if (is === 'whole') to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((settle) => listener.listen(0, '127.0.0.1', settle));
  const destroyAll = () => {
    for (const socket of open) socket.destroy();
  };
  const url = new URL(server);
  url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut: () => {
      is = 'cut';
      destroyAll();
    },
    fallSilent: () => {
      is = 'silent';
    },
    mend: () => {
      if (is === 'silent') destroyAll();
      is = 'whole';
    },
    close: async () => {
      destroyAll();
      await new Promise((settle) => listener.close(settle));
    },
  };
}
