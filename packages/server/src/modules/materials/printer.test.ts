import { expect, it } from 'vitest';
import { createPrinter } from './printer.ts';

it('makes one paper at a time, and refuses when too many wait', async () => {
  const printer = createPrinter(3);
  let running = 0;
  let most = 0;
  const paper = async (fails = false) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (fails) throw new Error('paper jam');
    return 'done';
  };
  const jobs = [printer.print(() => paper(true)), printer.print(() => paper()), printer.print(() => paper())];
  await expect(printer.print(() => paper())).rejects.toMatchObject({ code: 'unavailable' });
  await expect(jobs[0]).rejects.toThrow('paper jam');
  expect(await Promise.all(jobs.slice(1))).toEqual(['done', 'done']);
  expect(most).toBe(1);
  expect(await printer.print(() => paper())).toBe('done');
});
