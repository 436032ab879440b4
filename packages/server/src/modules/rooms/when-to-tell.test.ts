import { expect, it } from 'vitest';
import { whenToTell, type Unseen } from './when-to-tell.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 8) + seconds * 1000);
const NOW = at(0);
const unseen = (change: Partial<Unseen>): Unseen => ({
  answered: true,
  hasLine: true,
  doorAt: null,
  toldAt: null,
  seenAt: null,
  ...change,
});

it.each([
  ['at once, when the page was never opened', {}, 0],
  ['at once, though a link from before was not used', { doorAt: at(-60) }, 0],
  ['not again before the page is opened', { toldAt: at(-600) }, null],
  ['again after the page was opened', { toldAt: at(-600), seenAt: at(-300) }, 0],
  ['later, while the page is open', { seenAt: at(-10) }, 30],
  ['never, without LINE', { hasLine: false }, null],
  ['not of the desk’s own words, while a link waits', { answered: false, doorAt: at(-60) }, null],
  [
    'of the desk’s own words, once the link was used',
    { answered: false, doorAt: at(-600), seenAt: at(-500) },
    0,
  ],
] as const)('%s', (_name, change, due) => {
  expect(whenToTell(unseen(change), NOW)).toEqual(due === null ? null : at(due));
});
