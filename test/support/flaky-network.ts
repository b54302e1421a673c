import { connect, createServer, type Server, type Socket } from 'node:net';

export interface FlakyNetwork {
  /** Where it listens on loopback. */
  readonly port: number;
  /** Leads to another port from now on. */
  leadTo(port: number): void;
  /** Connections stay open and nothing comes through, in either direction, also on new ones. */
  freeze(): void;
  /** New connections work again; what was sent in between is lost with its connection. */
  thaw(): void;
  /** Ends every connection at once. */
  cut(): void;
  stop(): Promise<void>;
}

/** A way to a server of this machine that can be made to fail as networks do. */
export async function flakyNetwork(target: number): Promise<FlakyNetwork> {
  let to = target;
  let isFrozen = false;
  const open = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      let isLost = false;
      from.on('data', (chunk) => {
        isLost ||= isFrozen;
        if (!isLost) other.write(chunk);
      });
      from.on('error', () => other.destroy());
      from.on('close', () => {
        open.delete(from);
        other.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    leadTo: (port) => {
      to = port;
    },
    freeze: () => {
      isFrozen = true;
    },
    thaw: () => {
      isFrozen = false;
    },
    cut,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        cut();
      }),
  };
}
