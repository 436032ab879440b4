import { routes, type NotificationChoice, type NotificationGroup } from '@tomoshibi/contract';
import { notify, type Notify } from '../../src/modules/notifications/index.ts';
import { startTestApp, type TestApp, type TestOperator, type TestPerson } from './app.ts';
import { asOwner } from './owner.ts';
import { startPushService, type PushService, type TestBrowser } from './push-service.ts';
import { startSmtpServer, type SmtpServer } from './smtp-server.ts';

/** An installation with mail and push, and ways to tell its people things. */
export interface TellingDesk {
  readonly app: TestApp;
  readonly operator: TestOperator;
  readonly smtp: SmtpServer;
  readonly push: PushService;
  /** Who does not work now. */
  readonly offDuty: Set<string>;
  /** Tells and waits until everything that is due has left. */
  tell(what: Omit<Notify, 'deskId'>): Promise<void>;
  /** Has push on a new browser of this person. */
  subscribe(person: TestPerson): Promise<TestBrowser>;
  /** Somebody new at the desk, told by nothing but what is named. */
  counselor(choices?: Partial<Record<NotificationGroup, Partial<NotificationChoice>>>): Promise<TestPerson>;
  waiting(): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

const silent = { sound: false, push: false, mail: false };

export async function startTellingDesk(): Promise<TellingDesk> {
  const smtp = await startSmtpServer();
  const push = await startPushService();
  const offDuty = new Set<string>();
  const app = await startTestApp({
    smtpUrl: smtp.url,
    pushServices: [push.origin],
    onShift: (_tx, staffIds) => Promise.resolve(new Set(staffIds.filter((id) => !offDuty.has(id)))),
  });
  const operator = await app.operator();
  const { deskId } = operator.desk;
  return {
    app,
    operator,
    smtp,
    push,
    offDuty,
    async tell(what) {
      await app.context.db.tenant(operator.operatorId, (tx) => notify(tx, app.context, { deskId, ...what }));
      await app.app.drain();
    },
    async subscribe(person) {
      const browser = push.browser();
      await app.call(routes.addPushDevice, { as: person, body: browser.subscription });
      return browser;
    },
    async counselor(choices) {
      const person = await app.person(operator.operatorId, { desks: [{ deskId, role: 'counselor' }] });
      if (choices)
        await app.call(routes.setNotificationPreferences, {
          as: person,
          body: {
            choices: {
              alert: { ...silent, ...choices.alert },
              own_talk: { ...silent, ...choices.own_talk },
              waiting: { ...silent, ...choices.waiting },
              approval: { ...silent, ...choices.approval },
              running: { ...silent, ...choices.running },
            },
            quiet: 'outside_shift',
            address: null,
          },
        });
      return person;
    },
    waiting: () =>
      asOwner(
        app.databaseUrl,
        'select transport, state, attempts, error from notification_deliveries order by id',
      ),
    async close() {
      await app.close();
      await smtp.close();
      await push.close();
    },
  };
}
