import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { TestPerson } from '../app.ts';
import { insertTalk } from '../talk-fixture.ts';
import type { ModuleCases, VerbsAt } from './case.ts';

async function verbs({ desk, verb, audited }: VerbsAt): Promise<void> {
  const { supervisor } = desk.operator.staff;
  const umi: TestPerson = await desk.test.person(desk.operator.operatorId, {
    desks: [{ deskId: desk.operator.desk.deskId, role: 'counselor' }],
  });
  const { consultationId } = await desk.open(umi);
  const talk = { as: umi, params: { consultationId } };
  const message = (text: string) => ({ text, clientId: randomUUID() });
  await verb({
    route: 'placeWaiting',
    action: 'queue.placed',
    call: { as: supervisor, params: { consultationId }, body: { to: 'front', reason: '先に' } },
  });
  await verb({ route: 'claim', action: 'consultation.claimed', call: { ...talk, body: {} } });
  await verb({ route: 'saveDraft', action: 'draft.begun', call: { ...talk, body: { text: '下書き' } } });
  await verb({ route: 'addNote', action: 'note.added', call: { ...talk, body: { text: 'メモ' } } });
  await verb({ route: 'showThinking', action: 'thinking.shown', call: talk });
  const { id: sent } = await verb({
    route: 'sendMessage',
    action: 'message.sent',
    call: { ...talk, body: message('一') },
  });
  await desk.test.app.drain();
  expect(await audited()).toContain('delivery.accepted');
  for (const [route, action] of [
    ['retryMessage', 'message.sent_again'],
    ['giveUpMessage', 'message.given_up'],
  ] as const) {
    await desk.line.control.addFault({ kind: 'monthly-limit', times: 1 });
    const failed = await desk.send(umi, consultationId, '枠');
    await desk.test.app.drain();
    expect(failed.id).not.toBe(sent);
    await verb({ route, action, call: { as: umi, params: { consultationId, messageId: failed.id } } });
    await desk.test.app.drain();
  }
  await verb({
    route: 'closeConsultation',
    action: 'consultation.closed',
    call: { ...talk, body: { reason: 'ended' } },
  });
  await verb({ route: 'reopenConsultation', action: 'consultation.reopened', call: talk });
  await desk.test.call(routes.getConsultation, talk);
  await desk.messages(umi, consultationId);
  expect((await audited()).slice(-2)).toEqual(['consultation.read', 'messages.read']);
  expect(await audited()).toEqual(
    expect.arrayContaining(['consultation.opened', 'message.received', 'delivery.failed']),
  );
}

export const talksCases: ModuleCases = { ids: insertTalk, verbs };
