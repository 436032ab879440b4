import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessagingClient, type MessagingClient } from '../../src/line/messaging-client.ts';
import type { SendOutcome } from '../../src/line/send-outcome.ts';
import type { TestPerson } from '../_support/app.ts';
import { eventually, startLineDesk, type LineDesk, type LineSeeker } from '../_support/line-desk.ts';

let desk: LineDesk;
let by: TestPerson;
/** How LINE ends the next request to send; null: as it does. */
let nextSend: Promise<SendOutcome> | null = null;
function scripted(): Promise<SendOutcome> | null {
  const answer = nextSend;
  nextSend = null;
  return answer;
}
beforeAll(async () => {
  desk = await startLineDesk({
    client(apiBaseUrl): MessagingClient {
      const real = createMessagingClient({ apiBaseUrl, timeoutMs: 1_000 });
      return {
        ...real,
        push: (...request) => scripted() ?? real.push(...request),
        reply: (...request) => scripted() ?? real.reply(...request),
      };
    },
  });
  by = desk.operator.staff.counselor;
});
afterAll(() => desk.close());

const refused: SendOutcome = { kind: 'not_reachable', requestId: null };
const drain = () => desk.test.app.drain();
const close = (consultationId: string) => ({
  as: by,
  params: { consultationId },
  body: { reason: 'ended' as const },
});
/** The person writes again after the talk ended, and is answered. */
async function answerAnew(seeker: LineSeeker, text: string): Promise<void> {
  const { id } = await desk.opens(by, () => seeker.says('まだいますか'));
  await desk.test.call(routes.claim, { as: by, params: { consultationId: id }, body: {} });
  await desk.send(by, id, text);
  await drain();
}

describe('a message of an ended talk', () => {
  it('that failed before the end must be decided before the talk can end', async () => {
    const { seeker, consultationId } = await desk.claimed(by);
    nextSend = Promise.resolve(refused);
    const lost = await desk.send(by, consultationId, 'とどかない');
    await drain();
    const refusal = await desk.test.refusal(routes.closeConsultation, close(consultationId));
    expect(refusal.code).toBe('delivery_undecided');
    await desk.test.call(routes.giveUpMessage, { as: by, params: { consultationId, messageId: lost.id } });
    await desk.test.call(routes.closeConsultation, close(consultationId));
    await answerAnew(seeker, 'います');
    expect(await desk.received(seeker)).toEqual(['います']);
  });

  it('that fails after the end does not hold up the next talk', async () => {
    const { seeker, consultationId } = await desk.claimed(by);
    let answer: (outcome: SendOutcome) => void = () => undefined;
    nextSend = new Promise((resolve) => (answer = resolve));
    await desk.send(by, consultationId, 'おやすみなさい');
    await desk.test.call(routes.closeConsultation, close(consultationId));
    answer(refused);
    await drain();
    expect(
      (await desk.messages(by, consultationId)).find(({ direction }) => direction === 'out'),
    ).toMatchObject({
      delivery: { state: 'given_up', error: 'not_reachable' },
    });
    await answerAnew(seeker, 'おはようございます');
    expect(await desk.received(seeker)).toEqual(['おはようございます']);
  });

  it('in one request with one of the next talk leaves only that one to a person', async () => {
    const { seeker, consultationId } = await desk.claimed(by);
    let answer: (outcome: SendOutcome) => void = () => undefined;
    nextSend = new Promise((resolve) => (answer = resolve));
    await desk.send(by, consultationId, '一');
    await eventually(async () => {
      expect((await desk.messages(by, consultationId)).at(-1)?.delivery?.state).toBe('sending');
    });
    await desk.send(by, consultationId, '二');
    await desk.test.call(routes.closeConsultation, close(consultationId));
    await seeker.says('もしもし');
    const next = await eventually(async () => {
      const found = (await desk.queue(by)).find(({ state }) => state === 'waiting');
      if (!found) throw new Error('The next talk has not begun yet.');
      return found.id;
    });
    await desk.test.call(routes.claim, { as: by, params: { consultationId: next }, body: {} });
    const third = await desk.send(by, next, '三');
    nextSend = Promise.resolve(refused);
    answer({ kind: 'accepted', sent: [], requestId: null, repeated: false });
    await drain();
    const states = async (id: string) =>
      (await desk.messages(by, id)).flatMap(({ delivery }) => delivery?.state ?? []);
    expect(await states(consultationId)).toEqual(['accepted', 'given_up']);
    expect(await states(next)).toEqual(['failed']);
    await desk.test.call(routes.retryMessage, {
      as: by,
      params: { consultationId: next, messageId: third.id },
    });
    await drain();
    expect(await states(next)).toEqual(['accepted']);
    expect(await desk.received(seeker)).toEqual(['三']);
  });
});
