import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboundEvent, TextContent } from '../../line/webhook-event.ts';
import { readSurveyTap } from '../surveys/index.ts';
import type { EarlyChangeState, PlannedMessage, SeekerState, StoredMessage } from './plan-shapes.ts';
import { planEvents } from './plan.ts';

interface Happened {
  readonly id: string;
  readonly at: number;
  readonly userId: string;
  readonly event: InboundEvent;
}
interface Row {
  readonly userId: string;
  readonly lineMessageId: string | null;
  readonly kind: PlannedMessage['kind'];
  readonly sentAt: number;
  readonly webhookEventId: string;
  readonly stored: StoredMessage;
  text: string | null;
}

const said = (text: string): TextContent => ({ kind: 'text', text, spans: [] });
const wordsOf = (content: PlannedMessage['content']) => (content?.kind === 'text' ? content.text : null);

/** Keeps what plans say, in the way write-plan.ts writes them to the database. */
function createStore(deskState: 'active' | 'closed' = 'active') {
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  const seekers = new Map<string, SeekerState>();
  const rows: Row[] = [];
  const early = new Map<string, EarlyChangeState>();
  /** The inbox: raw words by event, null once erased; which message they belong to where no row says so. */
  const raw = new Map<string, { words: string | null; of: string | null }>();

  function seekerOf(userId: string): SeekerState {
    const known = seekers.get(userId);
    if (known) return known;
    const made: SeekerState = {
      id: newId(),
      isNew: true,
      consultations: 0,
      friend: null,
      friendChangedAt: null,
      friendChanged: false,
      open: null,
    };
    seekers.set(userId, made);
    return made;
  }

  function apply(batch: readonly Happened[]): void {
    const fresh = batch
      .filter(({ id }, place) => !raw.has(id) && batch.findIndex((other) => other.id === id) === place)
      .toSorted((a, b) => a.at - b.at);
    for (const { id, event } of fresh) {
      const content = 'content' in event ? event.content : null;
      raw.set(id, { words: wordsOf(content), of: null });
    }
    const stored = new Map(
      rows.flatMap(({ lineMessageId, stored }) =>
        lineMessageId ? [[lineMessageId, { ...stored }] as const] : [],
      ),
    );
    const plan = planEvents({
      deskState,
      deskId: 'desk',
      authorityId: 'authority',
      hasFlow: false,
      via: 'line',
      venue: 'line',
      events: fresh.map(({ id, at, userId, event }) => ({
        webhookEventId: id,
        at: new Date(at),
        understood: { userId, replyToken: null, event },
        seeker: seekerOf(userId),
      })),
      stored,
      early: new Map([...early].map(([id, change]) => [id, { ...change }])),
      newId,
      placeOf: () => 'waiting',
      formChoice: () => null,
      surveyTap: (content) => (content.kind === 'choice' ? readSurveyTap(content.data) : null),
    });
    for (const { webhookEventId, lineMessageId } of plan.outcomes) {
      const entry = raw.get(webhookEventId);
      if (entry) entry.of = lineMessageId;
    }
    for (const message of plan.messages) {
      const userId = [...seekers].find(([, seeker]) => seeker.id === message.seekerId)?.[0] ?? '';
      rows.push({
        userId,
        lineMessageId: message.lineMessageId,
        kind: message.kind,
        sentAt: message.sentAt.getTime(),
        webhookEventId: message.webhookEventId,
        text: wordsOf(message.content),
        stored: {
          id: message.id,
          consultationId: message.talk.id,
          webhookEventId: message.webhookEventId,
          unsent: message.unsentAt !== null,
          editedAt: message.editedAt,
        },
      });
      if (message.lineMessageId) early.delete(message.lineMessageId);
    }
    for (const { message, at, content } of plan.edits)
      for (const row of rows.filter(({ stored }) => stored.id === message.id)) {
        row.text = content.text;
        row.stored.editedAt = at;
      }
    for (const { message } of plan.unsends)
      for (const row of rows.filter(({ stored }) => stored.id === message.id)) {
        row.text = null;
        row.stored.unsent = true;
      }
    for (const { lineMessageId, unsentAt, edit } of plan.earlyChanges) {
      const known = early.get(lineMessageId) ?? { unsentAt: null, edit: null };
      known.unsentAt ??= unsentAt;
      if (edit && (!known.edit || edit.at > known.edit.at)) known.edit = edit;
      if (known.unsentAt) known.edit = null;
      early.set(lineMessageId, known);
    }
    for (const [id, entry] of raw)
      if (plan.erase.includes(id) || (entry.of && plan.takenBack.includes(entry.of))) entry.words = null;
  }

  /** What a counselor can see of it, without what depends on when it was learnt. */
  function picture() {
    const visible = rows.filter(({ kind }) => kind !== 'blocked' && kind !== 'followed');
    return {
      messages: visible
        .map(({ userId, lineMessageId, kind, sentAt, text, stored }) => ({
          userId,
          lineMessageId,
          kind,
          sentAt,
          text,
          unsent: stored.unsent,
          edited: stored.unsent ? null : (stored.editedAt?.getTime() ?? null),
        }))
        .toSorted((a, b) => a.sentAt - b.sentAt),
      people: [...seekers]
        .map(([userId, { friend, consultations, open }]) => ({
          userId,
          friend,
          consultations,
          count: open?.messageCount ?? 0,
          last: open?.lastMessageAt.getTime() ?? null,
          unanswered: open?.unansweredSince?.getTime() ?? null,
        }))
        .toSorted((a, b) => a.userId.localeCompare(b.userId)),
      raw: [...raw].map(([id, { words }]) => `${id} ${words ?? '-'}`).toSorted(),
      early: [...early].filter(([, change]) => change.edit !== null).map(([id]) => id),
    };
  }
  return { apply, picture, rows, raw, early, seekers };
}

type Act = { who: number; what: 'say' | 'edit' | 'unsend' | 'follow' | 'unfollow'; of: number };

/** Turns wishes into what two people could really have done, one thing after the other. */
function script(acts: readonly Act[]): Happened[] {
  const written: { id: string; who: number; gone: boolean }[] = [];
  return acts.flatMap(({ who, what, of }, place): Happened[] => {
    const common = { id: `e${place}`, at: 1000 + place, userId: `U${who}` };
    if (what === 'follow' || what === 'unfollow') return [{ ...common, event: { type: what } }];
    const mine = written.filter((message) => message.who === who && !message.gone);
    const target = mine[of % Math.max(mine.length, 1)];
    if (what === 'edit' && target) {
      const event = { type: 'edit', lineMessageId: target.id, content: said(`edit ${place}`) } as const;
      return [{ ...common, event: { ...event, quoteToken: `q${place}` } }];
    }
    if (what === 'unsend' && target) {
      target.gone = true;
      return [{ ...common, event: { type: 'unsend', lineMessageId: target.id } }];
    }
    const lineMessageId = `m${place}`;
    written.push({ id: lineMessageId, who, gone: false });
    const words = { content: said(`text ${place}`), quotedLineMessageId: null, quoteToken: null };
    return [{ ...common, event: { type: 'message', lineMessageId, ...words } }];
  });
}

const acts = fc.array(
  fc.record({
    who: fc.integer({ min: 1, max: 2 }),
    what: fc.constantFrom(
      'say' as const,
      'say' as const,
      'edit' as const,
      'edit' as const,
      'unsend' as const,
      'follow' as const,
      'unfollow' as const,
    ),
    of: fc.nat(5),
  }),
  { minLength: 1, maxLength: 14 },
);

/** Shuffled, with repetitions, cut into batches anywhere. */
const disorder = fc.record({
  keys: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
  twice: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  cuts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 40, maxLength: 40 }),
});

function disturb(
  events: readonly Happened[],
  how: { keys: number[]; twice: boolean[]; cuts: number[] },
): Happened[][] {
  const repeated = [...events, ...events.filter((_, place) => how.twice[place])];
  const shuffled = repeated
    .map((event, place) => ({ event, key: how.keys[place] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ event }) => event);
  const batches: Happened[][] = [];
  let rest = shuffled;
  for (const size of how.cuts) {
    if (rest.length === 0) break;
    batches.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return rest.length > 0 ? [...batches, rest] : batches;
}

describe('a plan', () => {
  it('ends the same in whatever order, batches and repetitions the events come', () => {
    fc.assert(
      fc.property(acts, disorder, (wishes, how) => {
        const events = script(wishes);
        const ordered = createStore();
        for (const event of events) ordered.apply([event]);
        const disturbed = createStore();
        for (const batch of disturb(events, how)) disturbed.apply(batch);
        expect(disturbed.picture()).toEqual(ordered.picture());
      }),
      { numRuns: 400 },
    );
  });

  it('leaves no word of a message taken back, in the talk, in the inbox or in what came early', () => {
    fc.assert(
      fc.property(
        acts,
        disorder,
        fc.constantFrom('active' as const, 'closed' as const),
        (wishes, how, state) => {
          const events = script(wishes);
          const store = createStore(state);
          for (const batch of disturb(events, how)) store.apply(batch);
          const takenBack = new Set(
            events.flatMap(({ event }) => (event.type === 'unsend' ? [event.lineMessageId] : [])),
          );
          for (const { id, event } of events)
            if ('lineMessageId' in event && event.lineMessageId && takenBack.has(event.lineMessageId)) {
              expect(store.raw.get(id)?.words).toBeNull();
              expect(store.early.get(event.lineMessageId)?.edit ?? null).toBeNull();
            }
          for (const row of store.rows)
            if (row.lineMessageId && takenBack.has(row.lineMessageId)) expect(row.text).toBeNull();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('numbers the lines of a talk without gaps', () => {
    fc.assert(
      fc.property(acts, disorder, (wishes, how) => {
        const store = createStore();
        for (const batch of disturb(script(wishes), how)) store.apply(batch);
        for (const [userId, seeker] of store.seekers)
          expect(seeker.open?.lastSeq ?? 0).toBe(store.rows.filter((row) => row.userId === userId).length);
      }),
    );
  });

  it('opens no talk for a tap alone nor at a closed desk, and shows a block within an open talk only', () => {
    const tap: InboundEvent = {
      type: 'message',
      content: { kind: 'choice', note: 'yes', data: 'yes', date: null },
      lineMessageId: null,
      quotedLineMessageId: null,
      quoteToken: null,
    };
    const words: InboundEvent = { ...tap, content: said('hello'), lineMessageId: 'm1' };
    const at = (place: number, event: InboundEvent): Happened => ({
      id: `e${place}`,
      at: 1000 + place,
      userId: 'U1',
      event,
    });
    const active = createStore();
    active.apply([at(1, tap), at(2, { type: 'unfollow' }), at(3, { type: 'follow' })]);
    expect(active.rows).toEqual([]);
    active.apply([at(4, words), at(5, tap), at(6, { type: 'unfollow' }), at(7, { type: 'follow' })]);
    expect(active.rows.map(({ kind }) => kind)).toEqual(['text', 'choice', 'blocked', 'followed']);
    const closed = createStore('closed');
    closed.apply([at(1, words)]);
    expect(closed.rows).toEqual([]);
    expect(closed.picture().people).toMatchObject([{ consultations: 0 }]);
  });
});
