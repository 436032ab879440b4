import { routes, type RouteShape } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestApp, type TestApp } from './_support/app.ts';
import type { Verb } from './_support/cases/case.ts';
import { MODULE_CASES } from './_support/cases/index.ts';
import { startLineDesk, type LineDesk } from './_support/line-desk.ts';
import { asOwner } from './_support/owner.ts';

let desk: LineDesk;
let fresh: TestApp;
beforeAll(async () => {
  desk = await startLineDesk();
  fresh = await startTestApp();
});
afterAll(async () => {
  await fresh.close();
  await desk.close();
});

const all: readonly (readonly [string, RouteShape])[] = Object.entries(routes);
const mutating = all.filter(([, route]) => route.method !== 'GET' && !route.asks).map(([name]) => name);

/** Everything in the database but the counters of failed sign-ins, which outlive what they count. */
async function fingerprint(url: string): Promise<Record<string, unknown>> {
  const tables = await asOwner(
    url,
    `select tablename from pg_tables where schemaname = 'public' and tablename <> 'sign_in_throttles'`,
  );
  const sums = tables.map(
    ({ tablename }) =>
      `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${String(tablename)}" t) as "${String(tablename)}"`,
  );
  return (await asOwner(url, `select ${sums.join(', ')}`))[0] ?? {};
}

/** The audit log cannot be written for a moment. */
async function withoutAudit<T>(url: string, work: () => Promise<T>): Promise<T> {
  await asOwner(
    url,
    `create or replace function refuse_audit() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
  );
  await asOwner(
    url,
    'create trigger refuse_audit before insert on audit_rows for each row execute function refuse_audit()',
  );
  try {
    return await work();
  } finally {
    await asOwner(url, 'drop trigger refuse_audit on audit_rows');
  }
}

const actions = async (url: string) =>
  (await asOwner(url, 'select action from audit_rows order by id')).map(({ action }) => String(action));
const done = new Set<string>();

/** Once with an audit log that refuses, once in earnest. */
async function verb({ route: name, action, call, on = desk.test }: Verb): Promise<Record<string, unknown>> {
  const route: RouteShape = routes[name];
  await on.app.drain();
  const before = await fingerprint(on.databaseUrl);
  const refused = await withoutAudit(on.databaseUrl, () => on.raw(route, call));
  expect(refused.statusCode, `${name} without audit`).toBeGreaterThanOrEqual(500);
  expect(await fingerprint(on.databaseUrl), `${name} without audit`).toEqual(before);
  const audited = await actions(on.databaseUrl);
  const answer = await on.raw(route, call);
  expect(answer.statusCode, `${name}: ${answer.body}`).toBeLessThan(300);
  const added = (await actions(on.databaseUrl)).slice(audited.length);
  expect(added, name).toContain(action);
  done.add(name);
  return answer.body === '' ? {} : z.record(z.string(), z.unknown()).parse(answer.json());
}

describe('every verb leaves its audit row in its own transaction, no row, no deed:', () => {
  it.each(Object.entries(MODULE_CASES))('%s', async (_name, { verbs }) => {
    const params = { deskId: desk.operator.desk.deskId };
    const audited = () => actions(desk.test.databaseUrl);
    await verbs?.({ desk, fresh, params, verb, audited });
  });

  it('and none is in no module', () => {
    expect([...done].toSorted((a, b) => a.localeCompare(b))).toEqual(
      mutating.toSorted((a, b) => a.localeCompare(b)),
    );
  });
});

it('what comes from LINE is applied with its audit rows or not at all, and again later', async () => {
  const { test } = desk;
  await test.app.drain();
  const seeker = await desk.seeker();
  const talks = async () => asOwner(test.databaseUrl, 'select id from consultations');
  const before = (await talks()).length;
  await withoutAudit(test.databaseUrl, async () => {
    await seeker.says('夜分にすみません');
    await desk.settle();
    expect(await talks()).toHaveLength(before);
  });
  // The event waits; when audit rows can be written again, it comes in its place.
  await seeker.says('聞こえますか');
  test.clock.advance(5_000);
  await desk.settle();
  expect(await talks()).toHaveLength(before + 1);
  const talk = (await desk.queue(desk.operator.staff.supervisor)).find(({ preview }) =>
    ['夜分にすみません', '聞こえますか'].includes(preview ?? ''),
  );
  const texts = (await desk.messages(desk.operator.staff.supervisor, talk?.id ?? '')).map(({ text }) => text);
  expect(new Set(texts)).toEqual(new Set(['夜分にすみません', '聞こえますか']));
  expect(texts).toHaveLength(2);
});
