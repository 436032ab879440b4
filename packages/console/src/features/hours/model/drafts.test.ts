import { NewTimetable } from '@tomoshibi/contract';
import { expect, it } from 'vitest';
import { copyDay, FIRST_TIMETABLE, nextRange, NO_HOURS, withAt, withoutAt } from './drafts.ts';
import { faultsOf } from './faults.ts';

it('begins with hours that can be saved', () => {
  expect(NewTimetable.safeParse(FIRST_TIMETABLE).success).toBe(true);
});

it('adds hours after those there are', () => {
  const morning = { from: '09:00', to: '12:00', intakeEndsBefore: 15 };
  expect(nextRange([])).toMatchObject({ from: '17:00', to: '21:00' });
  expect(nextRange([morning])).toEqual({ from: '13:00', to: '15:00', intakeEndsBefore: 15 });
  expect(nextRange([{ ...morning, to: '24:00' }]).from).toBe('17:00');
});

it('copies the hours of a day and leaves other days alone', () => {
  const week = { ...NO_HOURS, mon: FIRST_TIMETABLE.weekly.mon };
  const copied = copyDay(week, 'mon', ['sat', 'sun']);
  expect([copied.sat, copied.sun, copied.tue]).toEqual([week.mon, week.mon, []]);
});

it('changes and removes one entry', () => {
  expect(withAt(['a', 'b'], 1, 'c')).toEqual(['a', 'c']);
  expect(withoutAt(['a', 'b'], 0)).toEqual(['b']);
});

it('names the faults of a draft by their fields', () => {
  const broken = {
    ...FIRST_TIMETABLE,
    weekly: { ...NO_HOURS, tue: [{ from: 'x', to: '21:00', intakeEndsBefore: 0 }] },
  };
  expect([...faultsOf(broken)]).toEqual([['weekly.tue.0.from', 'must be a time like 17:00']]);
  expect(faultsOf(null).size).toBe(0);
});
