import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { LoadResult, Order } from './load.ts';

const Result = z.object({
  acknowledged: z.array(z.string()),
  refused: z.number(),
  seconds: z.number(),
  latencies: z.array(z.number()),
});

/** Runs the load program in a process of its own and waits for its account. */
export function runLoad(order: Order): Promise<LoadResult> {
  const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), { serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const result = Result.safeParse(message);
      if (result.success) resolve(result.data);
      else reject(new Error('The load program gave no account of itself'));
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The load program ended with ${code}`));
    });
    child.send(order);
  });
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
