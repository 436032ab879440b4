import { createServer } from 'node:net';
import { codeOf } from './errors.ts';

/** Binds the port for a moment (0: any) and returns its number; undefined when it is taken. */
function probe(port: number): Promise<number | undefined> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  server.once('error', (error) => {
    if (codeOf(error) === 'EADDRINUSE' || codeOf(error) === 'EACCES') resolve(undefined);
    else reject(error);
  });
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
  });
  return promise;
}

export async function isFree(port: number): Promise<boolean> {
  return port > 0 && (await probe(port)) !== undefined;
}

export async function anyFreePort(): Promise<number> {
  const port = await probe(0);
  if (port === undefined) throw new Error('No free port on 127.0.0.1.');
  return port;
}
