import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestApp, type TestApp } from './_support/app.ts';
import { asOwner } from './_support/owner.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const look = async <T extends z.ZodObject>(row: T, text: string) =>
  z.array(row).parse(await asOwner(app.databaseUrl, text));

// The record of migrations belongs to no operator and holds names of files only.
const OURS = `relname <> 'schema_migrations' and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`;

describe('every table', () => {
  it('stands under row-level security, its owner included', async () => {
    const tables = await look(
      z.object({ name: z.string(), on: z.boolean(), forced: z.boolean() }),
      `select relname as name, relrowsecurity as on, relforcerowsecurity as forced from pg_class where ${OURS}`,
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ on, forced }) => !on || !forced)).toEqual([]);
  });

  it('has a wall that asks for the operator, wherever the app may touch it', async () => {
    const open = await look(
      z.object({ name: z.string() }),
      `select relname as name from pg_class
       where ${OURS} and has_any_column_privilege('tomoshibi_app', oid, 'SELECT, INSERT, UPDATE')
         and not exists (
           select from pg_policy where polrelid = pg_class.oid and not polpermissive and polcmd = '*'
             and 'tomoshibi_app'::regrole = any (polroles)
             and pg_get_expr(polqual, polrelid) like '%app.operator%'
             and pg_get_expr(polwithcheck, polrelid) like '%app.operator%')`,
    );
    expect(open).toEqual([]);
  });

  it('begins its key with the operator', async () => {
    const keys = await look(
      z.object({ name: z.string(), first: z.string() }),
      `select relname as name, attname as first from pg_class
       join pg_index on indrelid = pg_class.oid and indisprimary
       join pg_attribute on attrelid = pg_class.oid and attnum = indkey[0] where ${OURS}`,
    );
    const others = keys.filter(({ first }) => first !== 'operator_id').map(({ name }) => name);
    // An operator is its own key; throttles are counted before anybody is known.
    expect(others.toSorted()).toEqual(['operators', 'sign_in_throttles']);
  });
});

describe('the roles', () => {
  const rights = (role: string, table: string, right: string) =>
    look(
      z.object({ may: z.boolean() }),
      `select has_any_column_privilege('${role}', '${table}', '${right}') as may`,
    );

  it('of the webhook path may add events and read nothing', async () => {
    const readable = await look(
      z.object({ name: z.string() }),
      `select relname as name from pg_class where ${OURS} and has_any_column_privilege('tomoshibi_ingest', oid, 'SELECT')`,
    );
    expect(readable).toEqual([]);
    expect(await rights('tomoshibi_ingest', 'line_events', 'INSERT')).toEqual([{ may: true }]);
    expect(await rights('tomoshibi_ingest', 'line_events', 'UPDATE')).toEqual([{ may: false }]);
  });

  it('of the time before the operator is known sees no sealed value, name or hash of a password', async () => {
    const seen = await look(
      z.object({ column: z.string() }),
      `select relname || '.' || attname as column from pg_class join pg_attribute on attrelid = pg_class.oid
       where ${OURS} and attnum > 0 and not attisdropped
         and has_column_privilege('tomoshibi_gate', pg_class.oid, attnum, 'SELECT')`,
    );
    expect(seen.length).toBeGreaterThan(5);
    expect(
      seen
        .map(({ column }) => column)
        .filter((column) => /sealed|wrapped|password|name|body|text/u.test(column)),
    ).toEqual([]);
  });

  it('cannot change or remove what was audited', async () => {
    expect(await rights('tomoshibi_app', 'audit_rows', 'UPDATE')).toEqual([{ may: false }]);
    expect(
      await look(
        z.object({ may: z.boolean() }),
        `select has_table_privilege('tomoshibi_app', 'audit_rows', 'DELETE') as may`,
      ),
    ).toEqual([{ may: false }]);
  });
});
