import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestOperator } from './_support/app.ts';
import { insertTalk } from './_support/talk-fixture.ts';

let app: TestApp;
let operator: TestOperator;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.close());

test.each(['%00', '1%00', 'a%E3%81%82', '12345678901234567890123456789'])(
  'a webhook to the channel %s, which LINE cannot have named so, finds no desk',
  async (channelId) => {
    const answer = await app.app.http.inject({
      method: 'POST',
      url: `/webhooks/line/${channelId}`,
      headers: { 'content-type': 'application/json', 'x-line-signature': 'x' },
      payload: '{"events":[]}',
    });
    expect(answer.statusCode).toBe(404);
  },
);

test.each([{ afterSeq: 3_000_000_000 }, { beforeSeq: 3_000_000_000 }])(
  'a place in a talk beyond all messages is no fault of the server: %o',
  async (query) => {
    const { consultationId } = await insertTalk(app, operator);
    const answer = await app.raw(routes.listMessages, {
      as: operator.staff.counselor,
      params: { consultationId },
      query,
    });
    expect([200, 400]).toContain(answer.statusCode);
  },
);

test.each(['x', '\u0000', '%'])('a made-up place in the audit log is refused: %j', async (before) => {
  const answer = await app.raw(routes.listAudit, { as: operator.staff.auditor, query: { before } });
  expect(answer.statusCode).toBe(400);
});
