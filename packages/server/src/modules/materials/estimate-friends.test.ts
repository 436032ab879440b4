import { expect, it } from 'vitest';
import { estimateFriends } from './estimate-friends.ts';

const place = (placeId: string, scans: number, tiedNew: number) => ({ placeId, scans, tiedNew });

it('shares out friends of unknown origin by scans, beside those who are certain', () => {
  const estimates = estimateFriends(24, [place('school', 30, 4), place('library', 10, 0)]);
  expect(estimates.get('school')).toBe(4 + 15);
  expect(estimates.get('library')).toBe(5);
});

it('never goes beyond the scans of a place, nor below what is certain', () => {
  expect(estimateFriends(100, [place('poster', 3, 1)]).get('poster')).toBe(3);
  expect(estimateFriends(2, [place('typed', 1, 2)]).get('typed')).toBe(2);
});

it('says nothing where nothing was scanned', () => {
  const estimates = estimateFriends(9, [place('new', 0, 0), place('typed', 0, 2)]);
  expect(estimates.get('new')).toBeNull();
  expect(estimates.get('typed')).toBe(2);
});
