import type { StreamEvent } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { handTimer, makeSummary, settled } from '../../testing/make.ts';
import { ApiError } from '../api/api-error.ts';
import type { FollowHandlers } from './follow-events.ts';
import { LiveStore, type LiveSignal, type Snapshot } from './live-store.ts';

const summary = makeSummary();
const { label: _label, preview: _preview, previewKind: _kind, ...facts } = summary;

/** A server in the hand of the test: what is in its queue, and the streams that are open on it. */
function setUp() {
  const timer = handTimer();
  const served = { consultations: [summary], asked: new Array<string>(), snapshots: 0 };
  const streams: { cursor: string; handlers: FollowHandlers; end: (error?: Error) => void }[] = [];
  const signals: LiveSignal[] = [];
  const live = new LiveStore({
    schedule: timer.schedule,
    pause: () => Promise.resolve(),
    takeSnapshot: (ids): Promise<Snapshot> => {
      if (ids) served.asked.push(...ids);
      else served.snapshots += 1;
      const consultations = served.consultations.filter((one) => !ids || ids.includes(one.id));
      return Promise.resolve({
        cursor: `snapshot-${served.snapshots}`,
        consultations,
        total: consultations.length,
        truncated: false,
      });
    },
    follow: (cursor, handlers, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new ApiError('offline', 0)));
        streams.push({ cursor, handlers, end: (error) => (error ? reject(error) : resolve()) });
      }),
  });
  live.listen((signal) => signals.push(signal));
  const stop = live.start();
  const say = (event: StreamEvent, cursor: string): void =>
    streams.at(-1)?.handlers.onEvents([event], cursor);
  const labels = (): string[] => [...live.state.get().summaries.values()].map((one) => one.preview ?? '');
  return { live, stop, timer, served, streams, signals, say, labels };
}

describe('LiveStore', () => {
  it('takes a snapshot and follows from its cursor', async () => {
    const { live, streams, labels } = setUp();
    await settled();
    expect(labels()).toEqual(['こんばんは']);
    expect(streams.map((stream) => stream.cursor)).toEqual(['snapshot-1']);
    streams[0]?.handlers.onOpen();
    expect(live.state.get().connection).toBe('live');
  });

  it('fetches the words of what changed, together', async () => {
    const { served, say, timer, labels } = setUp();
    await settled();
    served.consultations = [{ ...summary, version: 3, preview: '続きです' }];
    say({ type: 'consultation', deskId: facts.deskId, consultation: { ...facts, version: 2 } }, '5');
    say({ type: 'consultation', deskId: facts.deskId, consultation: { ...facts, version: 3 } }, '6');
    await timer.fire();
    expect(served.asked).toEqual([summary.id]);
    expect(labels()).toEqual(['続きです']);
  });

  it('goes on from the last cursor when the line breaks', async () => {
    const { served, streams, say } = setUp();
    await settled();
    streams[0]?.handlers.onOpen();
    say({ type: 'consultation', deskId: facts.deskId, consultation: { ...facts, version: 2 } }, '41');
    streams[0]?.end(new ApiError('offline', 0));
    await settled();
    expect(streams.map((stream) => stream.cursor)).toEqual(['snapshot-1', '41']);
    expect(served.snapshots).toBe(1);
  });

  it('takes a new snapshot when it cannot come back, and says the line is lost meanwhile', async () => {
    const { live, served, streams, signals } = setUp();
    await settled();
    streams[0]?.end(new ApiError('offline', 0));
    await settled();
    streams[1]?.end(new ApiError('offline', 0));
    await settled();
    expect(live.state.get().connection).toBe('lost');
    expect(served.snapshots).toBe(2);
    expect(signals.some((signal) => signal.type === 'reload')).toBe(true);
    streams[2]?.handlers.onOpen();
    expect(live.state.get().connection).toBe('live');
  });

  it('takes a new snapshot after an answer it cannot read, and when the server says so', async () => {
    const { served, streams, say } = setUp();
    await settled();
    streams[0]?.end(new ApiError('bad_answer', 200));
    await settled();
    expect(served.snapshots).toBe(2);
    say({ type: 'reload' }, '9');
    await settled();
    expect(served.snapshots).toBe(3);
  });

  it('never brings back an ended talk by a fetch that was already under way', async () => {
    const { served, say, timer, labels } = setUp();
    await settled();
    say({ type: 'consultation', deskId: facts.deskId, consultation: { ...facts, version: 2 } }, '5');
    say(
      { type: 'consultation', deskId: facts.deskId, consultation: { ...facts, version: 3, state: 'closed' } },
      '6',
    );
    served.consultations = [{ ...summary, version: 2 }];
    await timer.fire();
    expect(labels()).toEqual([]);
  });

  it('tells of somebody new who waits, but not of those who waited already', async () => {
    const { served, say, timer, signals } = setUp();
    await settled();
    const fresh = makeSummary({ label: 'つくし 2210' });
    served.consultations = [summary, fresh];
    const { label: _l, preview: _p, previewKind: _k, ...freshFacts } = fresh;
    say({ type: 'consultation', deskId: fresh.deskId, consultation: freshFacts }, '5');
    await timer.fire();
    const waiting = signals.flatMap((signal) => (signal.type === 'waiting' ? [signal.summary.label] : []));
    expect(waiting).toEqual(['つくし 2210']);
  });

  it('ends with the session and follows nothing any more', async () => {
    const { streams, signals, say } = setUp();
    await settled();
    say({ type: 'ended' }, '9');
    streams[0]?.end();
    await settled();
    expect(signals.at(-1)).toEqual({ type: 'ended' });
    expect(streams).toHaveLength(1);
  });
});
