import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineNamePlace, setLineName } from '../../src/modules/seekers/index.ts';
import type { TestPerson } from '../_support/app.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());

const sql = (text: string, values: unknown[] = []) => asOwner(desk.test.databaseUrl, text, values);
const counselor = (role: 'counselor' | 'supervisor' = 'counselor', name = '相談 新') =>
  desk.test.person(desk.operator.operatorId, {
    name,
    desks: [{ deskId: desk.operator.desk.deskId, role }],
  });
const open = (as: TestPerson, consultationId: string) =>
  desk.test.call(routes.getConsultation, { as, params: { consultationId } });
const claim = (as: TestPerson, consultationId: string, takeOver = false) =>
  desk.test.call(routes.claim, { as, params: { consultationId }, body: { takeOver } });
const close = (as: TestPerson, consultationId: string) =>
  desk.test.call(routes.closeConsultation, { as, params: { consultationId }, body: { reason: 'ended' } });

describe('claiming', () => {
  it('is won by one of two, and the other is told who has it', async () => {
    const [hana, umi] = [await counselor(), await counselor('counselor', '相談 海')];
    const { consultationId } = await desk.open(hana);
    const params = { consultationId };
    const answers = await Promise.all(
      [hana, umi].map(async (as) => ({
        as,
        answer: await desk.test.raw(routes.claim, { as, params, body: {} }),
      })),
    );
    const won = answers.filter(({ answer }) => answer.statusCode === 200);
    const lost = answers.filter(({ answer }) => answer.statusCode === 409);
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(lost[0]?.answer.json()).toMatchObject({
      error: { code: 'already_claimed', details: [{ field: 'assignee', reason: won[0]?.as.name }] },
    });
    const again = await claim(won[0]?.as ?? hana, consultationId);
    expect(again.assignee?.staffId).toBe(won[0]?.as.staffId);
    const lines = await sql(`select kind from messages where consultation_id = $1 and kind = 'claimed'`, [
      consultationId,
    ]);
    expect(lines).toHaveLength(1);
  });

  it('stops at the number of seats, also when it happens all at once', async () => {
    const hana = await counselor();
    await sql('update desks set talk_limit = 2');
    const talks = [];
    for (let number = 0; number < 4; number += 1) talks.push(await desk.open(hana));
    const answers = await Promise.all(
      talks.map(({ consultationId }) =>
        desk.test.raw(routes.claim, { as: hana, params: { consultationId }, body: {} }),
      ),
    );
    await sql('update desks set talk_limit = 20');
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 200, 409, 409,
    ]);
    for (const answer of answers)
      if (answer.statusCode === 409) expect(answer.json()).toMatchObject({ error: { code: 'seat_limit' } });
  });

  it('of a colleague’s talk is for supervisors, said aloud; the colleague sees it no more', async () => {
    const [hana, umi, sora] = [await counselor(), await counselor(), await counselor('supervisor')];
    const { consultationId } = await desk.claimed(hana);
    const refused = async (as: TestPerson, takeOver: boolean) =>
      (await desk.test.refusal(routes.claim, { as, params: { consultationId }, body: { takeOver } })).code;
    expect(await refused(umi, true)).toBe('already_claimed');
    expect(await refused(sora, false)).toBe('already_claimed');
    expect(await claim(sora, consultationId, true)).toMatchObject({ assignee: { staffId: sora.staffId } });
    expect((await desk.queue(hana)).some(({ id }) => id === consultationId)).toBe(false);
    const params = { consultationId };
    expect((await desk.test.refusal(routes.getConsultation, { as: hana, params })).code).toBe('not_found');
    const body = { text: 'まだ書ける？', clientId: randomUUID() };
    expect((await desk.test.refusal(routes.sendMessage, { as: hana, params, body })).code).toBe('not_yours');
  });
});

describe('closing and reopening', () => {
  it('ends a talk once, and begins a new one with the same person and the history in view', async () => {
    const [hana, umi] = [await counselor(), await counselor()];
    const { seeker, consultationId } = await desk.claimed(hana);
    const params = { consultationId };
    const body = { reason: 'ended' } as const;
    expect((await desk.test.refusal(routes.closeConsultation, { as: umi, params, body })).code).toBe(
      'not_yours',
    );
    expect((await desk.test.refusal(routes.reopenConsultation, { as: hana, params })).code).toBe('conflict');
    await close(hana, consultationId);
    expect((await desk.test.refusal(routes.closeConsultation, { as: hana, params, body })).code).toBe(
      'already_closed',
    );
    expect((await desk.test.refusal(routes.claim, { as: hana, params, body: {} })).code).toBe(
      'already_closed',
    );
    // The colleague has never had the talk and may not begin from it.
    expect((await desk.test.refusal(routes.reopenConsultation, { as: umi, params })).code).toBe('not_found');
    expect((await open(hana, consultationId)).abilities).toEqual({
      claim: false,
      reply: false,
      close: false,
      note: true,
      reopen: true,
      takeOver: false,
      handOver: false,
    });
    const again = await desk.test.call(routes.reopenConsultation, { as: hana, params });
    expect(again).toMatchObject({ state: 'active', ordinal: 2, assignee: { staffId: hana.staffId } });
    expect((await desk.test.refusal(routes.reopenConsultation, { as: hana, params })).code).toBe('conflict');
    await seeker.says('また来ました');
    await desk.settle();
    expect((await desk.messages(hana, again.id)).map(({ kind }) => kind)).toEqual(['reopened', 'text']);
    const { seeker: person } = await open(hana, again.id);
    expect(person.history.map(({ ordinal, readable }) => [ordinal, readable])).toEqual([
      [2, true],
      [1, true],
    ]);
  });

  it('leaves a closed talk unread by colleagues until they serve the person', async () => {
    const [hana, umi] = [await counselor(), await counselor()];
    const { seeker, consultationId } = await desk.claimed(hana, '前の相談');
    await desk.test.call(routes.addNote, {
      as: hana,
      params: { consultationId },
      body: { text: '前のメモ' },
    });
    await close(hana, consultationId);
    const params = { consultationId };
    const hidden = () => desk.test.refusal(routes.listMessages, { as: umi, params, query: {} });
    expect((await hidden()).code).toBe('not_found');
    const next = await desk.opens(umi, () => seeker.says('次の相談'));
    expect((await hidden()).code).toBe('not_found');
    expect(await open(umi, next.id)).toMatchObject({
      notes: [],
      seeker: { history: [{}, { readable: false }] },
    });
    await claim(umi, next.id);
    expect((await desk.messages(umi, consultationId))[0]?.text).toBe('前の相談');
    expect(await open(umi, next.id)).toMatchObject({
      notes: [{ text: '前のメモ', author: { staffId: hana.staffId } }],
      seeker: { history: [{}, { readable: true }] },
    });
    await close(umi, next.id);
    expect((await hidden()).code).toBe('not_found');
  });
});

describe('writing', () => {
  it('keeps a draft for its writer alone, and removes it on sending and closing', async () => {
    const [hana, sora] = [await counselor(), await counselor('supervisor')];
    const { consultationId } = await desk.claimed(hana);
    const params = { consultationId };
    const draft = (as: TestPerson, text: string) =>
      desk.test.call(routes.saveDraft, { as, params, body: { text } });
    await draft(hana, '書きかけ');
    await draft(hana, '書きかけの続き');
    expect((await open(hana, consultationId)).draft).toBe('書きかけの続き');
    expect((await open(sora, consultationId)).draft).toBe('');
    await desk.send(hana, consultationId, '書けた');
    expect((await open(hana, consultationId)).draft).toBe('');
    await draft(hana, 'もう一つ');
    await draft(hana, '');
    expect((await open(hana, consultationId)).draft).toBe('');
    await draft(hana, '残る？');
    await claim(sora, consultationId, true);
    expect((await desk.test.refusal(routes.saveDraft, { as: hana, params, body: { text: 'x' } })).code).toBe(
      'not_yours',
    );
    await close(sora, consultationId);
    expect(await sql('select 1 from drafts where consultation_id = $1', [consultationId])).toEqual([]);
  });

  it('is done once for a clientId and once for an Idempotency-Key', async () => {
    const [hana, sora] = [await counselor(), await counselor('supervisor')];
    const { seeker, consultationId } = await desk.claimed(hana);
    const params = { consultationId };
    const body = { text: '一度だけ', clientId: randomUUID() };
    const send = (as: TestPerson, headers = {}) =>
      desk.test.call(routes.sendMessage, { as, params, body, headers });
    const first = await send(hana);
    expect((await send(hana)).id).toBe(first.id);
    const both = await Promise.all([send(hana), send(hana)]);
    expect(new Set(both.map(({ id }) => id))).toEqual(new Set([first.id]));
    await claim(sora, consultationId, true);
    const stolen = await desk.test.refusal(routes.sendMessage, { as: sora, params, body });
    expect(stolen.code).toBe('conflict');
    const key = { 'idempotency-key': randomUUID() };
    const note = () =>
      desk.test.raw(routes.addNote, { as: sora, params, body: { text: 'メモ' }, headers: key });
    const answers = [await note(), await note()];
    expect(answers[1]?.json()).toEqual(answers[0]?.json());
    expect((await open(sora, consultationId)).notes).toHaveLength(1);
    await desk.test.app.drain();
    expect(await desk.received(seeker)).toEqual(['一度だけ']);
  });
});

describe('who sees a talk', () => {
  it.each(['officer', 'system_admin', 'headquarters', 'auditor'] as const)('not the %s', async (role) => {
    const as = desk.operator.staff[role];
    const { consultationId } = await desk.open(desk.operator.staff.supervisor);
    const params = { consultationId };
    const calls = [
      desk.test.refusal(routes.getConsultation, { as, params }),
      desk.test.refusal(routes.listMessages, { as, params, query: {} }),
      desk.test.refusal(routes.getQueue, { as, query: {} }),
      desk.test.refusal(routes.claim, { as, params, body: {} }),
      desk.test.refusal(routes.addNote, { as, params, body: { text: 'x' } }),
    ];
    for (const refusal of await Promise.all(calls)) expect(refusal.status).toBe(403);
  });

  it('not the coordinator, who has no talk and may take none', async () => {
    const as = desk.operator.staff.coordinator;
    const { consultationId } = await desk.open(desk.operator.staff.supervisor);
    const params = { consultationId };
    expect(await desk.queue(as)).toEqual([]);
    expect((await desk.test.refusal(routes.getConsultation, { as, params })).status).toBe(404);
    expect((await desk.test.refusal(routes.addNote, { as, params, body: { text: 'x' } })).status).toBe(404);
    expect((await desk.test.refusal(routes.claim, { as, params, body: {} })).status).toBe(403);
  });

  it('nobody of another operator, nor of another desk', async () => {
    const theirs = await desk.test.operator();
    const elsewhere = await desk.test.person(desk.operator.operatorId, { desks: [] });
    const { consultationId } = await desk.claimed(await counselor());
    const params = { consultationId };
    const message = { text: 'x', clientId: randomUUID() };
    for (const as of [theirs.staff.supervisor, theirs.staff.counselor]) {
      const refusals = await Promise.all([
        desk.test.refusal(routes.getConsultation, { as, params }),
        desk.test.refusal(routes.listMessages, { as, params, query: {} }),
        desk.test.refusal(routes.claim, { as, params, body: { takeOver: true } }),
        desk.test.refusal(routes.sendMessage, { as, params, body: message }),
        desk.test.refusal(routes.closeConsultation, { as, params, body: { reason: 'ended' } }),
        desk.test.refusal(routes.reopenConsultation, { as, params }),
        desk.test.refusal(routes.addNote, { as, params, body: { text: 'x' } }),
        desk.test.refusal(routes.saveDraft, { as, params, body: { text: 'x' } }),
        desk.test.refusal(routes.showThinking, { as, params }),
      ]);
      expect(new Set(refusals.map(({ status }) => status))).toEqual(new Set([404]));
      expect(
        (await desk.test.call(routes.getQueue, { as, query: { ids: consultationId } })).consultations,
      ).toEqual([]);
    }
    expect((await desk.test.refusal(routes.getConsultation, { as: elsewhere, params })).status).toBe(403);
  });

  it('under the pseudonym, or the LINE name where the desk shows it', async () => {
    const hana = await counselor();
    const { consultationId } = await desk.open(hana);
    const { operatorId } = desk.operator;
    const keys = await desk.test.context.keys(operatorId);
    const { seeker } = await open(hana, consultationId);
    await desk.test.context.db.tenant(operatorId, (tx) =>
      setLineName(tx, seeker.seekerId, keys.seal(lineNamePlace(seeker.seekerId), 'みどり🍀')),
    );
    expect((await open(hana, consultationId)).seeker.label).toBe(seeker.pseudonym);
    await sql(`update desks set name_display = 'line_name'`);
    const shown = await open(hana, consultationId);
    await sql(`update desks set name_display = 'pseudonym'`);
    expect(shown).toMatchObject({ seeker: { label: 'みどり🍀', pseudonym: seeker.pseudonym } });
  });

  it('page by page, without a gap', async () => {
    const hana = await counselor();
    const { seeker, consultationId } = await desk.open(hana, '1');
    for (const text of ['2', '3', '4', '5']) await seeker.says(text);
    await desk.settle();
    const page = async (query: { afterSeq?: number; beforeSeq?: number; limit: number }) => {
      const answer = await desk.test.call(routes.listMessages, {
        as: hana,
        params: { consultationId },
        query,
      });
      return [answer.messages.map(({ seq }) => seq), answer.more];
    };
    expect(await page({ limit: 2 })).toEqual([[4, 5], true]);
    expect(await page({ limit: 2, beforeSeq: 4 })).toEqual([[2, 3], true]);
    expect(await page({ limit: 2, beforeSeq: 2 })).toEqual([[1], false]);
    expect(await page({ limit: 3, afterSeq: 0 })).toEqual([[1, 2, 3], true]);
    expect(await page({ limit: 3, afterSeq: 3 })).toEqual([[4, 5], false]);
  });
});
