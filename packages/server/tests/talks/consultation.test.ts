import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());

describe('a consultation', () => {
  it('goes from the phone to the counselor and back, and ends', async () => {
    const { test, operator } = desk;
    const as = operator.staff.counselor;
    const seeker = await desk.seeker();
    await seeker.says('こんばんは');
    await seeker.says('部活のことで相談したいです');
    await desk.settle();

    const [waiting] = await desk.queue(as);
    expect(waiting).toMatchObject({
      state: 'waiting',
      assignee: null,
      ordinal: 1,
      messageCount: 2,
      preview: '部活のことで相談したいです',
    });
    const consultationId = waiting?.id ?? '';
    expect((await desk.messages(as, consultationId)).map((message) => message.text)).toEqual([
      'こんばんは',
      '部活のことで相談したいです',
    ]);

    const claimed = await test.call(routes.claim, { as, params: { consultationId }, body: {} });
    expect(claimed).toMatchObject({ state: 'active', assignee: { staffId: as.staffId } });

    const clientId = randomUUID();
    const body = { text: '書いてくれてありがとうございます。', clientId };
    const sent = await test.call(routes.sendMessage, { as, params: { consultationId }, body });
    expect(sent.delivery).toMatchObject({ state: 'queued' });
    await test.app.drain();
    const after = await desk.messages(as, consultationId);
    expect(after.at(-1)).toMatchObject({
      id: sent.id,
      clientId,
      text: body.text,
      delivery: { state: 'accepted', method: 'reply', attempts: 1 },
    });
    expect(await desk.received(seeker)).toEqual([body.text]);

    const closed = await test.call(routes.closeConsultation, {
      as,
      params: { consultationId },
      body: { reason: 'ended' },
    });
    expect(closed).toMatchObject({ state: 'closed', closeReason: 'ended' });
    expect(await desk.queue(as)).toEqual([]);

    await seeker.says('もうひとつ聞いてもいいですか');
    await desk.settle();
    const [again] = await desk.queue(as);
    expect(again).toMatchObject({ state: 'waiting', ordinal: 2, seekerId: claimed.seekerId });
    const detail = await test.call(routes.getConsultation, {
      as,
      params: { consultationId: again?.id ?? '' },
    });
    expect(detail.seeker.history.map((entry) => entry.ordinal)).toEqual([2, 1]);
  });
});

describe('the name shown', () => {
  it('is a pseudonym, and the LINE name only where the desk has so decided', async () => {
    const { test, operator } = desk;
    const as = operator.staff.supervisor;
    const before = await desk.seeker('山田 みどり');
    await before.says('はじめまして');
    await desk.settle();
    const [hidden] = await desk.queue(as);
    expect(hidden?.label).toBe(hidden?.pseudonym);

    const params = { deskId: operator.desk.deskId };
    const { version } = await test.call(routes.getDesk, { as: operator.staff.system_admin, params });
    const body = { version, nameDisplay: 'line_name' } as const;
    await test.call(routes.updateDesk, { as: operator.staff.system_admin, params, body });
    const after = await desk.seeker('川口 あおい');
    await after.says('こんばんは');
    await desk.settle();
    const labels = (await desk.queue(as)).map((consultation) => consultation.label);
    expect(labels).toContain('川口 あおい');
    expect(labels).not.toContain('山田 みどり');
  });
});
