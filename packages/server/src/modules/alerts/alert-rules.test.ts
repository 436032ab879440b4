import { ALERT_LEVELS, ALERT_STAGES, type AlertClock } from '@tomoshibi/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growAlert, nextClimb, type AlertState, type Hit } from './alert-rules.ts';

const START = Date.parse('2026-11-20T15:00:00.000Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000);
const level = fc.constantFrom(...ALERT_LEVELS);
const climb = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
  .map(([supervisor, more]) => ({ supervisor, contact: supervisor + more }));
const clocks: fc.Arbitrary<AlertClock> = fc.record({
  urgent: climb,
  high: climb,
  medium: climb,
  mediumClimbs: fc.boolean(),
  remindMinutes: fc.integer({ min: 1, max: 120 }),
});
const hit = (change: Partial<Hit> = {}): Hit => ({
  list: 'fixed',
  entry: '死に',
  level: 'high',
  start: 0,
  end: 2,
  likelyFalse: null,
  ...change,
});
const hits = fc
  .array(fc.record({ level, likelyFalse: fc.constantFrom(null, 'hyperbole') }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((found) => found.map(hit));

const fresh = (change: Partial<AlertState> = {}): AlertState => ({
  level: 'high',
  likelyFalse: false,
  stage: 'counselor',
  unseenSince: minute(0),
  seenAt: null,
  toldAt: null,
  ...change,
});

interface Event {
  readonly minute: number;
  readonly kind: string;
  readonly stage: string;
}

/** What happens to an alert when the timer looks at these minutes, late as it may be. */
function live(
  first: AlertState,
  clock: AlertClock,
  looks: readonly number[],
  seenAt: number | null,
): Event[] {
  let alert = first;
  const events: Event[] = [];
  for (const look of looks) {
    if (seenAt !== null && look >= seenAt && alert.unseenSince)
      alert = { ...alert, unseenSince: null, seenAt: minute(seenAt) };
    for (
      let step = nextClimb(alert, clock);
      step && step.at <= minute(look);
      step = nextClimb(alert, clock)
    ) {
      events.push({ minute: look, kind: step.kind, stage: step.stage });
      alert = { ...alert, stage: step.stage, toldAt: minute(look) };
    }
  }
  return events;
}

const everyMinute = Array.from({ length: 300 }, (_, index) => index);
const climbs = (events: readonly Event[]) => events.filter(({ kind }) => kind !== 'reminded');

describe('the climb of an alert', () => {
  it('tells the counselor at once, the supervisors and then the contacts at the minutes that are set', () => {
    fc.assert(
      fc.property(level, clocks, (graveness, clock) => {
        const events = live(fresh({ level: graveness }), clock, everyMinute, null);
        const stays = graveness === 'medium' && !clock.mediumClimbs;
        expect(climbs(events)).toEqual([
          { minute: 0, kind: 'told', stage: 'counselor' },
          ...(stays
            ? []
            : [
                { minute: clock[graveness].supervisor, kind: 'climbed', stage: 'supervisor' },
                { minute: clock[graveness].contact, kind: 'climbed', stage: 'contact' },
              ]),
        ]);
        // After that the contacts are reminded for as long as nobody looks.
        const reminders = events.filter(({ kind }) => kind === 'reminded').map((event) => event.minute);
        const first = clock[graveness].contact + clock.remindMinutes;
        const due = everyMinute.filter((at) => at >= first && (at - first) % clock.remindMinutes === 0);
        expect(reminders).toEqual(stays ? [] : due);
      }),
    );
  });

  it('leaves out no stage and goes back to none, however seldom the timer looks', () => {
    fc.assert(
      fc.property(
        level,
        clocks,
        fc.uniqueArray(fc.integer({ min: 0, max: 300 })),
        (graveness, clock, looks) => {
          const at = [...looks.toSorted((a, b) => a - b), 300];
          const stages = climbs(live(fresh({ level: graveness }), clock, at, null)).map(({ stage }) => stage);
          const all = graveness === 'medium' && !clock.mediumClimbs ? ALERT_STAGES.slice(0, 1) : ALERT_STAGES;
          expect(stages).toEqual(all);
        },
      ),
    );
  });

  it('ends when somebody sees it; then it only reminds, from that time on', () => {
    fc.assert(
      fc.property(level, clocks, fc.integer({ min: 0, max: 120 }), (graveness, clock, seenAt) => {
        const events = live(fresh({ level: graveness }), clock, everyMinute, seenAt);
        const after = events.filter((event) => event.minute >= seenAt);
        expect(after.filter(({ kind }) => kind !== 'reminded')).toEqual([]);
        expect(after[0]?.minute ?? seenAt + clock.remindMinutes).toBeGreaterThanOrEqual(
          Math.min(seenAt + clock.remindMinutes, 300),
        );
        if (graveness !== 'medium' || clock.mediumClimbs)
          expect(after.length).toBe(Math.floor((299 - seenAt) / clock.remindMinutes));
      }),
    );
  });

  it('is never planned for a doubtful alert', () => {
    fc.assert(
      fc.property(level, clocks, (graveness, clock) => {
        expect(nextClimb(fresh({ level: graveness, likelyFalse: true }), clock)).toBeNull();
      }),
    );
  });
});

describe('an alert and new hits', () => {
  it('never falls, and opens doubtful only when every hit is', () => {
    fc.assert(
      fc.property(fc.array(hits, { minLength: 1, maxLength: 6 }), (batches) => {
        let alert: AlertState | null = null;
        let plainBefore = false;
        for (const [index, found] of batches.entries()) {
          const before: AlertState | null = alert;
          const { state, rings } = growAlert(before, found, minute(index));
          plainBefore ||= found.some(({ likelyFalse }) => likelyFalse === null);
          expect(state.likelyFalse).toBe(!plainBefore);
          if (before)
            expect(ALERT_LEVELS.indexOf(state.level)).toBeGreaterThanOrEqual(
              ALERT_LEVELS.indexOf(before.level),
            );
          // Whoever is to be told is told by the clock, and nobody for a doubtful one.
          expect(rings && state.likelyFalse).toBe(false);
          if (rings) expect(state).toMatchObject({ toldAt: null, seenAt: null });
          alert = state;
        }
      }),
    );
  });

  it('takes no graver level from doubtful hits once a plain one is there', () => {
    const known = fresh({ level: 'medium', toldAt: minute(0) });
    const { state, rings } = growAlert(
      known,
      [hit({ level: 'urgent', likelyFalse: 'hyperbole' })],
      minute(1),
    );
    expect([state, rings]).toEqual([known, false]);
  });

  it('has to be seen again when it becomes graver, but not when it only grows', () => {
    const seen = fresh({ level: 'medium', unseenSince: null, seenAt: minute(2), toldAt: minute(0) });
    expect(growAlert(seen, [hit({ level: 'medium' })], minute(5))).toEqual({ state: seen, rings: false });
    expect(growAlert(seen, [hit({ level: 'urgent' })], minute(5))).toEqual({
      state: { ...seen, level: 'urgent', unseenSince: minute(5), seenAt: null, toldAt: null },
      rings: true,
    });
  });

  it('keeps the clock it has while nobody has looked, so that a graver one climbs sooner', () => {
    const waiting = fresh({ level: 'medium', toldAt: minute(0) });
    const { state } = growAlert(waiting, [hit({ level: 'urgent' })], minute(5));
    expect(state).toMatchObject({ level: 'urgent', unseenSince: minute(0), toldAt: null });
  });

  it('starts its clock when it stops being doubtful', () => {
    const { state: doubtful } = growAlert(null, [hit({ likelyFalse: 'hyperbole' })], minute(0));
    const { state, rings } = growAlert(doubtful, [hit({ level: 'medium' })], minute(9));
    expect(state).toMatchObject({ level: 'high', likelyFalse: false, unseenSince: minute(9), toldAt: null });
    expect(rings).toBe(true);
  });
});
