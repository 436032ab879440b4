import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { BenchChannel } from './signed-posts.ts';

const FloorReady = z.object({ port: z.number() });
const ProductReady = z.object({
  port: z.number(),
  databaseUrl: z.string(),
  operatorId: z.string(),
  channels: z.array(z.object({ channelId: z.string(), secret: z.string() })),
  token: z.string(),
});

export interface Running<T> {
  readonly ready: T;
  readonly pid: number;
  stop(): Promise<void>;
}
export type Product = z.output<typeof ProductReady>;

function start<S extends z.ZodType>(
  file: string,
  args: readonly string[],
  ready: S,
): Promise<Running<z.output<S>>> {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), [...args], {
    // As the server is started.
    execArgv: ['--max-semi-space-size=4'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve({
        ready: ready.parse(message),
        pid: child.pid ?? 0,
        async stop() {
          child.disconnect();
          await ended;
        },
      });
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready`)));
  });
}

export function startFloor(channel: BenchChannel): Promise<Running<{ port: number }>> {
  return start('./floor-server.ts', [channel.secret], FloorReady);
}

/** The product on a fresh embedded database in a temporary folder, removed when it stops; LINE answers nowhere unless told. */
export async function startProduct(
  roles: string,
  desks: number,
  lineUrl = 'http://127.0.0.1:9',
): Promise<Running<Product>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tomoshibi-bench-'));
  const running = await start('./product-server.ts', [dataDir, roles, String(desks), lineUrl], ProductReady);
  return {
    ready: running.ready,
    pid: running.pid,
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
