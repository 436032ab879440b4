import { routes, type ConsultationFacts } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPerson } from '../_support/app.ts';
import {
  expectSameAsSnapshot,
  followEvents,
  StreamRefused,
  type EventStream,
} from '../_support/event-stream.ts';
import { eventually, startLineDesk, type LineDesk } from '../_support/line-desk.ts';

let desk: LineDesk;
let beside: TestApp;
let here: string;
let there: string;
beforeAll(async () => {
  desk = await startLineDesk();
  beside = await startTestApp({ beside: desk.test, lineApiBaseUrl: desk.line.url });
  here = desk.url;
  there = await beside.listen();
});
afterAll(async () => {
  await beside.close();
  await desk.close();
});

const counselor = (role: 'counselor' | 'supervisor' = 'counselor') =>
  desk.test.person(desk.operator.operatorId, { desks: [{ deskId: desk.operator.desk.deskId, role }] });
const snapshot = (as: TestPerson) => desk.test.call(routes.getQueue, { as, query: {} });
const follow = async (as: TestPerson, url = here): Promise<EventStream> =>
  followEvents(url, as.cookie, await snapshot(as));
/** What the stream carries of a summary. */
function facts(summary: ConsultationFacts): ConsultationFacts {
  const {
    label: _label,
    preview: _preview,
    previewKind: _kind,
    placedReason: _reason,
    ...rest
  } = { label: '', preview: '', previewKind: '', placedReason: '', ...summary };
  return rest;
}

describe('an event stream', () => {
  it('with its snapshot is a fresh snapshot after every verb, in both processes', async () => {
    const [hana, umi, sora] = [await counselor(), await counselor(), await counselor('supervisor')];
    const streams: { as: TestPerson; stream: EventStream }[] = [];
    for (const as of [hana, umi, sora])
      for (const url of [here, there]) streams.push({ as, stream: await follow(as, url) });
    const same = async (step: string) => {
      for (const { as, stream } of streams)
        await expectSameAsSnapshot(stream, async () => (await snapshot(as)).consultations, facts).catch(
          (error: unknown) => {
            throw new Error(`after ${step}: ${String(error)}`);
          },
        );
    };
    const seeker = await desk.seeker();
    const { consultationId } = await desk.open(sora);
    const other = await desk.opens(sora, () => seeker.says('二人目'));
    const params = { consultationId };
    const claim = (as: TestPerson, id: string, takeOver = false) =>
      desk.test.call(routes.claim, { as, params: { consultationId: id }, body: { takeOver } });
    await same('two came');
    await claim(hana, consultationId);
    await same('a claim');
    await claim(umi, other.id);
    await same('another claim');
    await desk.send(hana, consultationId, 'こんばんは');
    await desk.test.app.drain();
    await same('an answer');
    const { messageId } = await seeker.says('まちがい');
    await desk.settle();
    await same('a message');
    await desk.line.control.edit(desk.channelId, seeker.userId, { messageId, text: 'なおし' });
    await desk.settle();
    await same('an edit');
    await desk.line.control.unsend(desk.channelId, seeker.userId, messageId);
    await desk.settle();
    await same('an unsend');
    await desk.test.call(routes.addNote, {
      as: umi,
      params: { consultationId: other.id },
      body: { text: 'メモ' },
    });
    await desk.test.call(routes.saveDraft, {
      as: umi,
      params: { consultationId: other.id },
      body: { text: '下書き' },
    });
    await same('a note and a draft');
    await desk.line.control.addFault({ kind: 'monthly-limit', times: 1 });
    const failed = await desk.send(hana, consultationId, '枠切れ');
    await desk.test.app.drain();
    await same('a failure');
    await desk.test.call(routes.retryMessage, { as: hana, params: { ...params, messageId: failed.id } });
    await desk.test.app.drain();
    await same('a retry');
    await claim(sora, other.id, true);
    await same('a take-over');
    await desk.line.control.follow(desk.channelId, seeker.userId);
    await desk.line.control.block(desk.channelId, seeker.userId);
    await desk.settle();
    await same('a block');
    await desk.test.call(routes.closeConsultation, { as: hana, params, body: { reason: 'ended' } });
    await same('an end');
    await desk.test.call(routes.reopenConsultation, { as: hana, params });
    await same('a new beginning');

    for (const { as, stream } of streams.slice(0, 4)) {
      const mine = as.staffId;
      for (const event of stream.events)
        if (event.type === 'consultation') {
          const { state, assignee } = event.consultation;
          expect(state === 'waiting' || assignee?.staffId === mine || (state === 'closed' && !assignee)).toBe(
            true,
          );
        }
      const seen = new Set(
        stream.events.flatMap((event) => (event.type === 'consultation' ? [event.consultation.id] : [])),
      );
      for (const event of stream.events)
        if (event.type === 'message') expect(seen.has(event.message.consultationId)).toBe(true);
    }
    expect(JSON.stringify(streams.map(({ stream }) => stream.events))).not.toMatch(
      /こんばんは|なおし|まちがい|メモ|下書き/u,
    );
    for (const { stream } of streams) stream.close();
  });

  it('picked up from a position misses nothing, and never repeats into another state', async () => {
    const sora = await counselor('supervisor');
    const first = await follow(sora);
    const { seeker, consultationId } = await desk.open(sora);
    await eventually(() => {
      expect(first.live().has(consultationId)).toBe(true);
      return Promise.resolve();
    });
    const at = { cursor: first.cursor(), consultations: [...first.live().values()] };
    first.close();
    await seeker.says('いないあいだに');
    await desk.settle();
    await desk.test.call(routes.claim, { as: sora, params: { consultationId }, body: {} });
    for (const url of [here, there]) {
      const again = await followEvents(url, sora.cookie, at);
      await expectSameAsSnapshot(again, async () => (await snapshot(sora)).consultations, facts);
      const messages = again.events.flatMap((event) => (event.type === 'message' ? [event.message.seq] : []));
      expect(messages).toEqual([2, 3]);
      again.close();
    }
    const old = await followEvents(there, sora.cookie, { ...at, cursor: at.cursor.replace(/:\d+/u, ':0') });
    await expectSameAsSnapshot(old, async () => (await snapshot(sora)).consultations, facts);
    old.close();
  });

  it('ends at once when its session is ended, in every process', async () => {
    const hana = await counselor();
    const streams = [await follow(hana, here), await follow(hana, there)];
    await desk.test.call(routes.endSession, { as: hana, params: { sessionId: hana.sessionId } });
    for (const stream of streams)
      await eventually(() => {
        expect(stream.ended).toBe(true);
        expect(stream.events.at(-1)).toEqual({ type: 'ended' });
        return Promise.resolve();
      });
    await expect(followEvents(here, hana.cookie, { cursor: '', consultations: [] })).rejects.toMatchObject({
      status: 401,
    });
  });

  it('ends at once when the person is disabled, and says to reload when the role changes', async () => {
    const [hana, umi] = [await counselor(), await counselor()];
    const [gone, changed] = [await follow(hana, there), await follow(umi, there)];
    const as = desk.operator.staff.system_admin;
    await desk.test.call(routes.updateStaff, {
      as,
      params: { staffId: hana.staffId },
      body: { state: 'disabled' },
    });
    const { deskId } = desk.operator.desk;
    const body = { desks: [{ deskId, role: 'supervisor' as const }] };
    await desk.test.call(routes.updateStaff, { as, params: { staffId: umi.staffId }, body });
    await eventually(() => {
      expect([gone.ended, gone.events.at(-1)]).toEqual([true, { type: 'ended' }]);
      expect([changed.ended, changed.events.at(-1)]).toEqual([true, { type: 'reload' }]);
      return Promise.resolve();
    });
  });

  it('is refused for desks that are not the caller’s, for others’ roles and for made-up positions', async () => {
    const [hana, sora] = [await counselor(), await counselor('supervisor')];
    const { cursor } = await snapshot(sora);
    const other = await desk.test.operator();
    const status = async (as: TestPerson, position: string) => {
      try {
        (await followEvents(here, as.cookie, { cursor: position, consultations: [] })).close();
        return 200;
      } catch (error) {
        if (error instanceof StreamRefused) return error.status;
        throw error;
      }
    };
    expect(await status(hana, cursor)).toBe(200);
    expect(await status(hana, '')).toBe(409);
    expect(await status(hana, 'x')).toBe(400);
    expect(await status(other.staff.supervisor, cursor)).toBe(409);
    // A console that was ahead of the backup its server came back from.
    expect(await status(hana, cursor.replaceAll(/:\d+/gu, ':999999'))).toBe(409);
    expect(await status(desk.operator.staff.officer, cursor)).toBe(403);
    expect(await status(desk.operator.staff.system_admin, cursor)).toBe(403);
  });

  it('hears a desk change its settings', async () => {
    const hana = await counselor();
    const stream = await follow(hana, there);
    const as = desk.operator.staff.system_admin;
    const params = { deskId: desk.operator.desk.deskId };
    const { version } = await desk.test.call(routes.getDesk, { as, params });
    await desk.test.call(routes.updateDesk, { as, params, body: { version, name: 'よるの相談' } });
    await eventually(() => {
      expect(stream.events.some(({ type }) => type === 'reload')).toBe(true);
      return Promise.resolve();
    });
    stream.close();
  });

  it('does not keep a stopping server', { timeout: 20_000 }, async () => {
    const third = await startTestApp({ beside: desk.test, lineApiBaseUrl: desk.line.url });
    const streams: EventStream[] = [];
    const url = await third.listen();
    for (let place = 0; place < 3; place += 1) streams.push(await follow(await counselor(), url));
    await third.close();
    await eventually(() => {
      expect(streams.every(({ ended }) => ended)).toBe(true);
      return Promise.resolve();
    });
  });

  it('hears a colleague change the name that talks show', async () => {
    const [hana, sora] = [await counselor(), await counselor('supervisor')];
    await desk.claimed(hana);
    const stream = await follow(sora);
    const as = desk.operator.staff.system_admin;
    await desk.test.call(routes.updateStaff, {
      as,
      params: { staffId: hana.staffId },
      body: { name: '相談 改' },
    });
    await eventually(() => {
      expect(stream.events.some(({ type }) => type === 'reload')).toBe(true);
      return Promise.resolve();
    });
    stream.close();
  });
});
