import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

/** A way to a server that a test can cut or make hang. */
export interface TcpProxy {
  readonly port: number;
  /** Ends all connections and refuses new ones. */
  cut(): void;
  /** Keeps all connections and carries nothing any more. */
  hang(): void;
  /** Lets new connections through; those that hung are ended. */
  heal(): void;
  close(): Promise<void>;
}

export async function startTcpProxy(host: string, port: number): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket | null]>();
  let state: 'open' | 'cut' | 'hang' = 'open';
  const endAll = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far?.destroy();
    }
    pairs.clear();
  };
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = state === 'hang' ? null : connect(port, host);
    const pair = [near, far] as const;
    pairs.add(pair);
    near.on('close', () => far?.destroy());
    far?.on('error', () => near.destroy());
    far?.on('close', () => near.destroy());
    near.on('data', (bytes) => {
      if (state === 'open') far?.write(bytes);
    });
    far?.on('data', (bytes) => {
      if (state === 'open') near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: z.object({ port: z.number() }).parse(server.address()).port,
    cut() {
      state = 'cut';
      endAll();
    },
    hang() {
      state = 'hang';
    },
    heal() {
      if (state === 'hang') endAll();
      state = 'open';
    },
    async close() {
      endAll();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** The same for a database's address: what to give the app, and the proxy in between. */
export function startDatabaseProxy(): {
  through: (databaseUrl: string) => Promise<string>;
  proxy: () => TcpProxy;
} {
  let proxy: TcpProxy | undefined;
  return {
    async through(databaseUrl: string) {
      const url = new URL(databaseUrl);
      proxy = await startTcpProxy(url.hostname, Number(url.port || 5432));
      url.hostname = '127.0.0.1';
      url.port = String(proxy.port);
      return url.href;
    },
    proxy() {
      if (!proxy) throw new Error('The app has not asked for its database yet.');
      return proxy;
    },
  };
}
