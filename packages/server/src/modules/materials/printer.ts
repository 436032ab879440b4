import { AppError } from '../../platform/app-error.ts';

/** Papers that may wait; each takes about a tenth of a second of the one thread that also serves the talks. */
const QUEUE = 8;

export interface Printer {
  print<T>(work: () => Promise<T>): Promise<T>;
}

/** Makes one paper after the other, with a pause between two for everybody else's requests. */
export function createPrinter(most: number = QUEUE): Printer {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async print(work) {
      if (waiting >= most)
        throw new AppError('unavailable', 'Many papers are being made at the moment; try again in a moment.');
      waiting += 1;
      const before = last;
      const mine = (async () => {
        await before.catch(() => undefined);
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
        return work();
      })();
      last = mine;
      try {
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
  };
}
