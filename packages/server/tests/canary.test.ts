import { routes } from '@tomoshibi/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { lineNamePlace, setLineName } from '../src/modules/seekers/index.ts';
import { startLineDesk, type LineDesk } from './_support/line-desk.ts';
import { createPhone, newLineMessageId } from './_support/line-events.ts';
import { asOwner } from './_support/owner.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk({ metrics: true });
});
afterAll(() => desk.close());

const Row = z.record(z.string(), z.unknown());

/** Every value of every table, byte strings as the bytes they hold. */
async function everything(url: string): Promise<Map<string, string>> {
  const tables = await asOwner(url, `select tablename from pg_tables where schemaname = 'public'`);
  const found = new Map<string, string>();
  for (const { tablename } of tables) {
    const name = String(tablename);
    const rows = await asOwner(url, `select * from "${name}"`);
    const values = rows.flatMap((row) =>
      Object.values(Row.parse(row)).map((value) =>
        Buffer.isBuffer(value)
          ? `${value.toString('latin1')}\n${value.toString('utf8')}\n${value.toString('base64')}`
          : JSON.stringify(value),
      ),
    );
    found.set(name, values.join('\n'));
  }
  return found;
}

/** The database's own files, and the journal it wrote since `from`, read through the server itself. */
async function* filesOf(url: string, from: string): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const names = await asOwner(
    url,
    `select 'base/' || database.oid || '/' || file as name
       from pg_database database, pg_ls_dir('base/' || database.oid) file
       where database.datname = current_database() and file ~ '^[0-9]'
     union all
     select 'pg_wal/' || name from pg_ls_waldir()
       where name between $1 and pg_walfile_name(pg_current_wal_lsn()) and name ~ '^[0-9A-F]{24}$'`,
    [from],
  );
  for (const { name } of names) {
    const [file] = await asOwner(url, 'select pg_read_binary_file($1, 0, 1000000000, true) as bytes', [name]);
    // A table that was just rewritten has new files, and the old ones are gone.
    if (Buffer.isBuffer(file?.['bytes'])) yield { name: String(name), bytes: file['bytes'] };
  }
}

it('what is said in confidence stands nowhere in clear', async () => {
  const { test, operator } = desk;
  const [position] = await asOwner(
    test.databaseUrl,
    'select pg_walfile_name(pg_current_wal_lsn()) as journal',
  );
  const journal = String(position?.['journal']);
  const as = operator.staff.counselor;
  const mark = () => `canary${randomBytes(9).toString('hex')}`;
  const canaries = {
    text: mark(),
    japanese: `ひみつ${randomBytes(4).toString('hex')}の話`,
    edited: mark(),
    unsent: mark(),
    postback: mark(),
    sticker: mark(),
    unknownEvent: mark(),
    early: mark(),
    answer: mark(),
    note: mark(),
    draft: mark(),
    name: `なまえ${randomBytes(4).toString('hex')}`,
    userId: `U${randomBytes(16).toString('hex')}`,
    password: `pass-${mark()}`,
    accessToken: mark(),
    replyToken: mark(),
    quoteToken: mark(),
    secret: desk.channelSecret,
  };
  const me = createPhone(test.clock.now(), canaries.userId);
  const [first, edited, unsent] = [newLineMessageId(), newLineMessageId(), newLineMessageId()];
  const quoted = { quoteToken: canaries.quoteToken };
  const talk = await desk.opens(as, () =>
    desk.post([
      { ...me.text(canaries.text, first, quoted), replyToken: canaries.replyToken },
      me.text(canaries.japanese),
      me.text('まえ', edited),
      me.edit(edited, canaries.edited),
      me.text(canaries.unsent, unsent),
      me.edit(newLineMessageId(), canaries.early),
      me.postback(canaries.postback),
      me.message({ type: 'sticker', keywords: [canaries.sticker] }),
      me.event({ type: 'dreamed', dream: canaries.unknownEvent }),
      me.unsend(unsent),
    ]),
  );
  const params = { consultationId: talk.id };
  await test.call(routes.claim, { as, params, body: {} });
  const [quotable] = await desk.messages(as, talk.id);
  await test.call(routes.saveDraft, { as, params, body: { text: canaries.draft } });
  const key = { 'idempotency-key': randomUUID() };
  await test.call(routes.addNote, { as, params, body: { text: canaries.note }, headers: key });
  const keys = await test.context.keys(operator.operatorId);
  await test.context.db.tenant(operator.operatorId, (tx) =>
    setLineName(tx, talk.seekerId, keys.seal(lineNamePlace(talk.seekerId), canaries.name)),
  );
  const answer = { text: canaries.answer, clientId: randomUUID(), quoteMessageId: quotable?.id ?? '' };
  await test.call(routes.sendMessage, {
    as,
    params,
    body: answer,
    headers: { 'idempotency-key': randomUUID() },
  });
  await test.app.drain();
  const kept = { ...canaries };
  await test.call(routes.saveDraft, { as, params, body: { text: canaries.draft } });

  // Secrets, right and wrong, and input that is refused with the words in it.
  const admin = operator.staff.system_admin;
  await test.call(routes.setChannel, {
    as: admin,
    params: { deskId: operator.desk.deskId },
    body: { channelId: desk.channelId, channelSecret: desk.channelSecret, accessToken: canaries.accessToken },
  });
  const answers = await Promise.all([
    test.raw(routes.signIn, { body: { login: as.login, password: canaries.password } }),
    test.raw(routes.signIn, {
      body: { login: as.login, password: canaries.password, colour: canaries.text },
    }),
    test.raw(routes.changePassword, {
      as,
      body: { currentPassword: canaries.password, newPassword: canaries.password },
    }),
    test.raw(routes.addNote, { as, params, body: { text: [canaries.note] } }),
    test.raw(routes.sendMessage, { as, params, body: { text: canaries.answer } }),
    test.raw(routes.claim, { as, params: { consultationId: canaries.text }, body: {} }),
    test.raw({ method: 'GET', path: `/${canaries.text}` }, { as }),
    desk.postRaw(`{"events":"${canaries.text}"}`),
    desk.postRaw(`${canaries.text}{`),
  ]);
  expect(answers.filter(({ statusCode }) => statusCode >= 500).length).toBe(0);

  const metrics = await test.app.metrics?.inject('/metrics');
  expect(metrics?.statusCode).toBe(200);

  // The words are there, and open to those they are for.
  const messages = JSON.stringify(await desk.messages(as, talk.id));
  for (const words of [kept.text, kept.japanese, kept.edited, kept.answer, kept.postback, kept.sticker])
    expect(messages).toContain(words);
  expect(messages).not.toContain(kept.unsent);
  const detail = JSON.stringify(await test.call(routes.getConsultation, { as, params }));
  expect(detail).toContain(kept.note);
  expect(detail).toContain(kept.draft);

  const places = await everything(test.databaseUrl);
  expect([...places.keys()]).toEqual(
    expect.arrayContaining(['messages', 'line_events', 'outbox', 'audit_rows']),
  );
  expect(places.get('line_events')?.length).toBeGreaterThan(1000);
  for (const [name, value] of Object.entries(canaries)) {
    for (const [table, content] of places) expect(content.includes(value), `${name} in ${table}`).toBe(false);
    expect(test.logs.join('\n').includes(value), `${name} in the logs`).toBe(false);
    const told = [...answers, metrics].map((each) => each?.body).join('\n');
    expect(told.includes(value), `${name} in an error or a figure`).toBe(false);
  }

  await asOwner(test.databaseUrl, 'checkpoint');
  const needles = Object.entries(canaries).map(([name, value]) => [name, Buffer.from(value)] as const);
  const known = Buffer.from(operator.desk.name);
  let journals = 0;
  let inClear = 0;
  for await (const { name: file, bytes } of filesOf(test.databaseUrl, journal)) {
    if (file.startsWith('pg_wal/')) journals += 1;
    // The search itself works: what is stored in clear is found.
    if (bytes.includes(known)) inClear += 1;
    for (const [name, value] of needles) expect(bytes.includes(value), `${name} in ${file}`).toBe(false);
  }
  expect(journals).toBeGreaterThan(0);
  expect(inClear).toBeGreaterThan(0);
});
