import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSlots, type Stint, type TalkSpan } from './slots.ts';

const DAY = Date.parse('2026-11-20T15:00:00.000Z');
const HOUR = 3_600_000;
const at = (hours: number) => new Date(DAY + hours * HOUR);
const window = { slotMinutes: 60, from: at(0), to: at(24) };
const stint = (from: number, to: number, more: Partial<Stint> = {}): Stint => ({
  staffId: 'hana',
  from: at(from),
  to: at(to),
  seats: 2,
  planned: true,
  ...more,
});
const talk = (from: number, to: number | null, consultationId = 'a', staffId = 'hana'): TalkSpan => ({
  staffId,
  consultationId,
  from: at(from),
  to: to === null ? null : at(to),
});

describe('slots', () => {
  it('are seats times the whole slots of a shift', () => {
    expect(countSlots([stint(8, 12)], [], window)).toEqual({ offered: 8, used: 0 });
    expect(countSlots([stint(8, 11.75)], [], window)).toEqual({ offered: 6, used: 0 });
    expect(countSlots([stint(8, 12)], [], { ...window, slotMinutes: 45 })).toEqual({ offered: 10, used: 0 });
  });

  it('are used when a talk was held in them, also for a moment', () => {
    expect(countSlots([stint(8, 12)], [talk(8.5, 9.1)], window).used).toBe(2);
    expect(countSlots([stint(8, 12)], [talk(8, 9)], window).used).toBe(1);
    expect(countSlots([stint(8, 12)], [talk(10, null)], window).used).toBe(2);
  });

  it('count no talk twice, none of a colleague, and no more talks than seats', () => {
    const talks = [talk(8, 8.2, 'a'), talk(8.5, 8.6, 'a'), talk(8, 9, 'b'), talk(8, 9, 'c')];
    expect(countSlots([stint(8, 9)], talks, window).used).toBe(2);
    expect(countSlots([stint(8, 9)], [talk(8, 9, 'a', 'umi')], window).used).toBe(0);
    expect(countSlots([stint(8, 9, { seats: 0 })], talks, window)).toEqual({ offered: 0, used: 0 });
  });

  it('belong to the day they begin in', () => {
    const night = stint(22, 26);
    const next = { slotMinutes: 60, from: at(24), to: at(48) };
    const talks = [talk(23.9, 24.1)];
    expect(countSlots([night], talks, window)).toEqual({ offered: 4, used: 1 });
    expect(countSlots([night], talks, next)).toEqual({ offered: 4, used: 1 });
  });

  it('of help without a plan count beside shifts, but not on top of the own one', () => {
    const help = stint(7, 13, { planned: false });
    expect(countSlots([help], [], window).offered).toBe(12);
    expect(countSlots([help, stint(8, 12)], [], window).offered).toBe(4 + 8);
    expect(countSlots([help, stint(8, 12, { staffId: 'umi' })], [], window).offered).toBe(12 + 8);
  });

  it('are never used more than offered, and the days of a stint add up to it', () => {
    const hours = fc.integer({ min: 0, max: 44 });
    const staffId = fc.constantFrom('hana', 'umi');
    const stints = fc.array(
      fc.record({
        staffId,
        from: hours,
        length: fc.integer({ min: 1, max: 24 }),
        seats: fc.nat({ max: 4 }),
        planned: fc.boolean(),
      }),
      { maxLength: 6 },
    );
    const talks = fc.array(
      fc.record({
        staffId,
        from: hours,
        length: fc.option(fc.integer({ min: 0, max: 9 })),
        id: fc.constantFrom('a', 'b', 'c'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(stints, talks, fc.integer({ min: 10, max: 240 }), (shifts, held, slotMinutes) => {
        const made = shifts.map((one) => ({
          ...stint(one.from, one.from + one.length),
          staffId: one.staffId,
          seats: one.seats,
          planned: one.planned,
        }));
        const spans = held.map((one) =>
          talk(one.from, one.length === null ? null : one.from + one.length, one.id, one.staffId),
        );
        const whole = countSlots(made, spans, { slotMinutes, from: at(0), to: at(96) });
        expect(whole.used).toBeLessThanOrEqual(whole.offered);
        const days = [0, 1, 2, 3].map((day) =>
          countSlots(made, spans, { slotMinutes, from: at(day * 24), to: at(day * 24 + 24) }),
        );
        expect(days.reduce((sum, day) => sum + day.offered, 0)).toBe(whole.offered);
        expect(days.reduce((sum, day) => sum + day.used, 0)).toBe(whole.used);
        // One more talk uses no less.
        const more = countSlots(made, [...spans, talk(1, 9, 'd')], { slotMinutes, from: at(0), to: at(96) });
        expect(more.used).toBeGreaterThanOrEqual(whole.used);
        expect(more.offered).toBe(whole.offered);
      }),
    );
  });
});
