import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLineDesk, type LineDesk } from './_support/line-desk.ts';
import { createPhone } from './_support/line-events.ts';
import { asOwner } from './_support/owner.ts';

// What happens to the machine in the middle of work: each is refused with a clear answer, nothing is half done, and
// the same request works once the trouble is over.

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());

const sql = (text: string, values: unknown[] = []) => asOwner(desk.test.databaseUrl, text, values);

/** Runs `work` while every change of a table meets this fate. */
async function whileWriting(table: string, fate: string, work: () => Promise<void>): Promise<void> {
  await sql(
    `create function trouble() returns trigger language plpgsql security definer as $$ begin ${fate}; return new; end $$`,
  );
  await sql(
    `create trigger trouble before insert or update on ${table} for each row execute function trouble()`,
  );
  try {
    await work();
  } finally {
    await sql('drop function trouble cascade');
  }
}

const DISK_FULL = `raise exception 'could not extend file: No space left on device' using errcode = '53100'`;
const CONNECTION_LOST = 'perform pg_terminate_backend(pg_backend_pid())';

async function waitingTalk(): Promise<string> {
  const seeker = await desk.seeker();
  await seeker.says('だれかいますか');
  await desk.settle();
  const [talk] = (await desk.queue(desk.operator.staff.supervisor)).filter(
    ({ state }) => state === 'waiting',
  );
  return talk?.id ?? '';
}

it.each([
  ['the disk is full', DISK_FULL],
  ['the database connection is lost', CONNECTION_LOST],
])('tells LINE to send again when %s, and stores nothing by half', async (_name, fate) => {
  const me = createPhone(desk.test.clock.now());
  const event = me.text('とどいてほしい');
  const stored = () =>
    sql('select 1 from line_events where webhook_event_id = $1', [event['webhookEventId']]);
  await whileWriting('line_events', fate, async () => {
    expect((await desk.post([event])).statusCode).toBe(503);
  });
  expect(await stored()).toEqual([]);
  expect((await desk.post([event])).statusCode).toBe(200);
  expect(await stored()).toHaveLength(1);
});

it.each([
  ['the disk is full', DISK_FULL],
  ['the database connection is lost', CONNECTION_LOST],
])('leaves a consultation as it was when %s in the middle of a claim', async (_name, fate) => {
  const consultationId = await waitingTalk();
  const as = desk.operator.staff.counselor;
  const claim = { as, params: { consultationId }, body: {} };
  const lines = () =>
    sql(`select kind from messages where consultation_id = $1 and direction = 'system'`, [consultationId]);
  await whileWriting('consultations', fate, async () => {
    const refused = await desk.test.refusal(routes.claim, claim);
    expect(refused).toMatchObject({ status: 503, code: 'unavailable' });
  });
  expect(await lines()).toEqual([]);
  expect(await desk.test.call(routes.claim, claim)).toMatchObject({ state: 'active' });
  expect(await lines()).toEqual([{ kind: 'claimed' }]);
});
