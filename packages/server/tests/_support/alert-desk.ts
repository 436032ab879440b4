import { routes } from '@tomoshibi/contract';
import { hitOf, raise, rememberingNotifier } from './alerts.ts';
import type { TestPerson } from './app.ts';
import { startLineDesk } from './line-desk.ts';

/** A desk whose alerts tell a notifier that remembers, and what people do with them. */
export async function startAlertDesk() {
  const notifier = rememberingNotifier();
  const desk = await startLineDesk({ alertNotifier: notifier });
  const { staff } = desk.operator;
  const { deskId } = desk.operator.desk;
  const board = async (as: TestPerson) =>
    (await desk.test.call(routes.listAlerts, { as, params: { deskId } })).alerts;
  return {
    desk,
    notifier,
    staff,
    deskId,
    board,
    async alertOf(as: TestPerson, consultationId: string) {
      const alert = (await board(as)).find((one) => one.consultationId === consultationId);
      if (!alert) throw new Error('The board shows no alert of this talk.');
      return alert;
    },
    async ofTalk(as: TestPerson, consultationId: string) {
      return (await desk.test.call(routes.listTalkAlerts, { as, params: { consultationId } })).alerts;
    },
    take: (as: TestPerson, alertId: string, takeOver = false) =>
      desk.test.call(routes.takeAlert, { as, params: { alertId }, body: { takeOver } }),
    async factsOf(as: TestPerson, consultationId: string) {
      return (await desk.queue(as)).find(({ id }) => id === consultationId);
    },
    /** A talk whose first message, harmless in itself, is said to have the given hits. */
    async raised(hits = [hitOf()], text = 'こんばんは。雨ですね') {
      const { seeker, consultationId } = await desk.open(staff.supervisor, text);
      const [message] = await desk.messages(staff.supervisor, consultationId);
      const where = {
        operatorId: desk.operator.operatorId,
        consultationId,
        messageId: message?.id ?? '',
      };
      await raise(desk.test, where, hits);
      return { seeker, consultationId, where, messageId: where.messageId };
    },
  };
}

export type AlertDesk = Awaited<ReturnType<typeof startAlertDesk>>;
