import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LineFault } from '../../src/line/line-fault.ts';
import { createMessagingClient, type MessagingClient } from '../../src/line/messaging-client.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { createPhone } from '../_support/line-events.ts';

const asked: string[] = [];
let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk({
    client(apiBaseUrl): MessagingClient {
      return {
        ...createMessagingClient({ apiBaseUrl }),
        profile(_token, userId) {
          asked.push(userId);
          if (asked.length === 1) return Promise.reject(new LineFault('server_error', 500));
          return Promise.resolve({ displayName: 'はなこ' });
        },
      };
    },
  });
});
afterAll(() => desk.close());

it('a name that LINE fails to give does not cost the next person theirs', async () => {
  const as = desk.operator.staff.supervisor;
  await desk.test.context.db.tenant(desk.operator.operatorId, (tx) =>
    tx.db.updateTable('desks').set({ name_display: 'line_name' }).execute(),
  );
  const [one, two] = [createPhone(desk.test.clock.now()), createPhone(desk.test.clock.now())];
  await desk.post([one.text('ひとり'), two.text('ふたり')]);
  await desk.settle();
  expect(asked).toHaveLength(2);
  const { consultations } = await desk.test.call(routes.getQueue, { as, query: {} });
  expect(consultations.filter(({ label }) => label === 'はなこ')).toHaveLength(1);
});
