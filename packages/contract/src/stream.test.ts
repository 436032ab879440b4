import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsultationFacts } from './consultation.ts';
import { applyStreamEvent, type LiveState, type StreamEvent } from './stream.ts';

const deskId = '00000000-0000-4000-8000-00000000000d';
const time = '2026-11-20T03:00:00.000Z';
const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

interface Version {
  readonly id: string;
  readonly version: number;
  readonly state: 'waiting' | 'active' | 'closed';
  readonly visible: boolean;
}

const facts = ({ id, version, state }: Version): ConsultationFacts => ({
  id,
  deskId,
  seekerId: id,
  pseudonym: 'すみれ 1234',
  ordinal: 1,
  state,
  assignee: null,
  openedAt: time,
  waitingSince: null,
  claimedAt: null,
  firstReplyAt: null,
  closedAt: null,
  closeReason: null,
  lastMessageAt: time,
  unansweredSince: null,
  messageCount: version,
  attention: 'none',
  venue: 'line',
  target: 'unknown',
  alert: null,
  blocked: false,
  placed: null,
  reserved: null,
  version,
});

/** What happened at a desk: the versions of four consultations, one after the other; closed ones stay closed. */
const history = fc
  .array(
    fc.record({
      talk: fc.nat(3),
      state: fc.constantFrom('waiting', 'active', 'closed'),
      visible: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((steps) => {
    const known = new Map<string, Version>();
    return steps.flatMap(({ talk, state, visible }): Version[] => {
      const id = idOf(talk);
      const before = known.get(id);
      if (before?.state === 'closed') return [];
      const next = { id, version: (before?.version ?? 0) + 1, state, visible } as Version;
      known.set(id, next);
      return [next];
    });
  });

function snapshotAt(versions: readonly Version[], upTo: number): LiveState {
  const state = new Map<string, ConsultationFacts>();
  for (const version of versions.slice(0, upTo)) {
    if (version.state === 'closed' || !version.visible) state.delete(version.id);
    else state.set(version.id, facts(version));
  }
  return state;
}

/** What the server says of the events in (after, upTo], with facts as they are at a later time. */
function batch(versions: readonly Version[], after: number, upTo: number, readAt: number): StreamEvent[] {
  const ids = new Set(versions.slice(after, upTo).map(({ id }) => id));
  return [...ids].flatMap((id): StreamEvent[] => {
    const now = versions.slice(0, readAt).findLast((version) => version.id === id);
    if (!now) return [];
    if (!now.visible) return [{ type: 'gone', deskId, consultationId: id }];
    return [{ type: 'consultation', deskId, consultation: facts(now) }];
  });
}

const apply = (state: LiveState, events: readonly StreamEvent[]) => events.reduce(applyStreamEvent, state);

describe('a snapshot and the events since', () => {
  it('are a fresh snapshot, however the events are cut, repeated and read ahead', () => {
    fc.assert(
      fc.property(
        history,
        fc.nat(25),
        fc.nat(25),
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 5 }), ahead: fc.nat(8), twice: fc.boolean() }), {
          minLength: 30,
          maxLength: 30,
        }),
        (versions, start, headStart, cuts) => {
          const cursor = Math.min(start, versions.length);
          // The positions are read before the snapshot, so the snapshot may already hold what comes as an event.
          let state = snapshotAt(versions, Math.min(versions.length, cursor + headStart));
          let at = cursor;
          for (const { size, ahead, twice } of cuts) {
            const upTo = Math.min(versions.length, at + size);
            const events = batch(versions, at, upTo, Math.min(versions.length, upTo + ahead));
            state = apply(state, events);
            if (twice) state = apply(state, events);
            at = upTo;
          }
          expect(at).toBe(versions.length);
          expect(new Map(state)).toEqual(new Map(snapshotAt(versions, versions.length)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never go back to an older version, and leave the given state as it was', () => {
    const old: Version = { id: idOf(1), version: 3, state: 'waiting', visible: true };
    const state: LiveState = new Map([[old.id, facts(old)]]);
    const older = apply(state, [
      { type: 'consultation', deskId, consultation: facts({ ...old, version: 2 }) },
    ]);
    expect(older).toBe(state);
    const closed = facts({ ...old, version: 4, state: 'closed' });
    expect(apply(state, [{ type: 'consultation', deskId, consultation: closed }]).size).toBe(0);
    expect(apply(state, [{ type: 'gone', deskId, consultationId: old.id }]).size).toBe(0);
    expect(
      apply(state, [
        { type: 'gone', deskId, consultationId: idOf(2) },
        { type: 'reload' },
        { type: 'ended' },
      ]),
    ).toBe(state);
    expect(state.size).toBe(1);
  });
});
