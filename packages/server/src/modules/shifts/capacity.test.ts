import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacity, DEFAULT_CAPACITY, explainMissing, freeSeats, mayOpen } from './capacity.ts';

const nobody = { people: 0, seats: 0, supervisors: 0 };

describe('a desk', () => {
  it('that has set nothing has no cap and opens with nobody', () => {
    expect(capacity(DEFAULT_CAPACITY, nobody)).toBeNull();
    expect(freeSeats(null, 400, 900)).toBeNull();
    expect(mayOpen(DEFAULT_CAPACITY, nobody)).toEqual({ ok: true, missing: [] });
  });

  it('counts the seats of who is there, or a fixed number', () => {
    const present = { people: 3, seats: 6, supervisors: 1 };
    expect(capacity({ seatMode: 'checked_in', fixedSeats: 9 }, present)).toBe(6);
    expect(capacity({ seatMode: 'fixed', fixedSeats: 9 }, present)).toBe(9);
    expect(capacity({ seatMode: 'fixed', fixedSeats: 0 }, present)).toBe(0);
  });

  it('keeps a seat for everybody who waits already, and is never less than full', () => {
    expect(freeSeats(6, 4, 1)).toBe(1);
    expect(freeSeats(6, 4, 2)).toBe(0);
    expect(freeSeats(6, 8, 30)).toBe(0);
  });

  it('says what it lacks to open', () => {
    const needs = { minPeople: 3, needsSupervisor: true };
    const { ok, missing } = mayOpen(needs, { people: 1, supervisors: 0 });
    expect(ok).toBe(false);
    expect(missing).toEqual([
      { what: 'people', present: 1, needed: 3 },
      { what: 'supervisor', present: 0, needed: 1 },
    ]);
    expect(explainMissing(missing, 'ja')).toBe(
      'あと2人の出勤が必要です（いま1人・3人以上で開けます）。SVが出勤していません。',
    );
    expect(explainMissing(missing, 'en')).toContain('2 more must check in');
    expect(explainMissing([], 'ja')).toBe('');
    expect(mayOpen(needs, { people: 3, supervisors: 1 }).ok).toBe(true);
  });

  it('never closes because somebody more came', () => {
    const count = fc.nat({ max: 9 });
    fc.assert(
      fc.property(count, fc.boolean(), count, count, (minPeople, needsSupervisor, people, supervisors) => {
        const settings = { minPeople, needsSupervisor };
        if (mayOpen(settings, { people, supervisors }).ok)
          expect(mayOpen(settings, { people: people + 1, supervisors: supervisors + 1 }).ok).toBe(true);
      }),
    );
  });
});
