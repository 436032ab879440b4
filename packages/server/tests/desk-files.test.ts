import { routes } from '@tomoshibi/contract';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDeskFile } from '../src/modules/desk-files/index.ts';
import { startTestApp, type TestApp } from './_support/app.ts';
import {
  applyFile,
  deskFile,
  everything,
  exportFile,
  newNames,
  startDeskFiles,
  type Names,
} from './_support/desk-files.ts';
import { asOwner } from './_support/owner.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startDeskFiles();
});
afterAll(() => app.close());

const apply = (source: string, to: TestApp = app) => applyFile(to, source);
const exported = (code: string, operatorName: string | null = null, from: TestApp = app) =>
  exportFile(from, code, operatorName);
const rows = (text: string, ...values: unknown[]) => asOwner(app.databaseUrl, text, values);

describe('desk apply', () => {
  it('makes operator, authority, desk, channel, templates and staff from nothing', async () => {
    const names = newNames();
    const applied = await apply(deskFile(names));
    expect(applied.changes.map(({ what, done }) => `${what} ${done}`)).toEqual([
      'operator created',
      'authority created',
      'desk created',
      'channel connected',
      'template created',
      'template created',
      'staff created',
      'staff created',
    ]);
    expect(applied.passwords).toEqual([
      { login: names.login, password: expect.stringMatching(/^[a-z2-9]{16}$/u) as string },
    ]);

    const { desks } = await app.call(routes.signIn, {
      body: { login: `admin-${names.login}`, password: 'yoru-no-machi-ni-akari' },
    });
    expect(desks).toMatchObject([{ deskId: applied.deskId, authorityName: 'あおば市' }]);
    const me = await app.call(routes.signIn, {
      body: { login: names.login, password: applied.passwords[0]?.password ?? '' },
    });
    expect(me).toMatchObject({ mustChangePassword: true, desks: [{ role: 'counselor' }] });
  });

  it('changes nothing when it is run again, and says so', async () => {
    const source = deskFile(newNames());
    await apply(source);
    const before = await everything(app);
    expect(await apply(source)).toMatchObject({ changes: [], passwords: [] });
    expect(await everything(app)).toEqual(before);
  });

  it('changes what differs and takes nothing away', async () => {
    const names = newNames();
    const source = deskFile(names);
    const { deskId, operatorId } = await apply(source);
    const admin = await app.person(operatorId, { operatorRoles: ['system_admin'] });
    const own = { title: '手作り', text: '窓口で作ったひな形です。', position: 9 };
    await app.call(routes.createTemplate, { as: admin, params: { deskId }, body: own });
    await app.person(operatorId, { desks: [{ deskId, role: 'supervisor' }] });

    const changed = source
      .replace('name: こども相談', 'name: こども・若者相談\n  talkLimit: 3')
      .replace('authority: あおば市', 'authority: みどり市')
      .replace('こんにちは。', 'こんばんは。')
      .replace('role: counselor', 'role: senior_counselor')
      .replace('name: 佐藤', 'name: 佐藤 遥');
    const applied = await apply(changed);
    expect(applied.changes.map(({ what, name, done }) => `${what} ${name} ${done}`)).toEqual([
      'authority みどり市 created',
      `desk ${names.code} changed: authority, name, talkLimit`,
      'template あいさつ changed',
      `staff ${names.login} changed`,
    ]);
    const { templates } = await app.call(routes.listTemplates, { as: admin, params: { deskId } });
    expect(templates.map(({ title, text }) => [title, text])).toEqual([
      ['あいさつ', 'こんばんは。'],
      ['おわり', '今日はありがとう。\nまた話してください。'],
      [own.title, own.text],
    ]);
    const { members } = await app.call(routes.listMembers, { as: admin, params: { deskId } });
    expect(members.map(({ role }) => role).sort()).toEqual(['senior_counselor', 'supervisor']);
    expect(await app.call(routes.getDesk, { as: admin, params: { deskId } })).toMatchObject({
      authority: { name: 'みどり市' },
      name: 'こども・若者相談',
      talkLimit: 3,
    });
  });

  it('never gives a new password to somebody who is there', async () => {
    const names = newNames();
    await apply(deskFile(names));
    const hashes = () =>
      rows('select login, password_hash from staff where login like $1 order by 1', `%${names.login}`);
    const before = await hashes();
    const again = deskFile(names).replace('yoru-no-machi-ni-akari', 'asa-no-eki-de-matsu-hito');
    expect((await apply(again)).passwords).toEqual([]);
    expect(await hashes()).toEqual(before);
  });

  it('keeps the other desks of somebody who works at several', async () => {
    const [one, two] = [newNames(), newNames()];
    two.operator = one.operator;
    two.login = one.login;
    const first = await apply(deskFile(one));
    const second = await apply(deskFile(two).replace('role: counselor', 'role: supervisor'));
    expect(second.operatorId).toBe(first.operatorId);
    const found = await rows(
      'select desk_id, role from desk_members join staff on staff.id = staff_id where login = $1 order by role',
      one.login,
    );
    expect(found).toEqual([
      { desk_id: first.deskId, role: 'counselor' },
      { desk_id: second.deskId, role: 'supervisor' },
    ]);
  });

  it('sets the hours of a desk, and leaves them alone when the file says nothing of them', async () => {
    const names = newNames();
    const hours = "hours:\n  weekly: { mon-fri: ['17:00-21:00'] }\n  intakeEndsBefore: 30\n";
    const source = deskFile(names).replace('templates:', `${hours}templates:`);
    const { deskId } = await apply(source);
    const saved = () =>
      rows('select version, timetable from desk_timetables where desk_id = $1 order by version', deskId);
    expect(await saved()).toMatchObject([
      {
        version: 1,
        timetable: { holidays: 'closed', weekly: { mon: [{ from: '17:00', intakeEndsBefore: 30 }] } },
      },
    ]);
    expect((await apply(source)).changes).toEqual([]);
    expect((await apply(deskFile(names))).changes.map(({ what }) => what)).not.toContain('hours');
    expect(await saved()).toHaveLength(1);
    const always = await apply(source.replace(hours, 'hours: always\n'));
    expect(always.changes.map(({ what, done }) => `${what} ${done}`)).toContain('hours saved');
    expect(await saved()).toMatchObject([{ version: 1 }, { version: 2, timetable: null }]);
  });

  it('sets how the desk runs, leaves what it does not name, and gives it back', async () => {
    const names = newNames();
    const source = deskFile(names);
    const running = `rules:
  nudgeMinutes: 15
  silenceMinutes: 40
capacity:
  seatMode: fixed
  fixedSeats: 6
room:
  talks: room
  exitUrl: https://weather.example.jp/
`;
    const saved = (what: string): unknown => expect.objectContaining({ what, done: 'saved' });
    const { changes } = await apply(`${source}${running}`);
    expect(changes).toEqual(expect.arrayContaining([saved('rules'), saved('capacity'), saved('room')]));
    expect((await apply(`${source}${running}`)).changes).toEqual([]);
    const again = await apply(`${source}rules:\n  silenceMinutes: 60\n`);
    expect(again.changes).toEqual([saved('rules')]);
    const text = await exported(names.code, names.operator);
    expect(text).toContain('nudgeMinutes: 15');
    expect(text).toContain('silenceMinutes: 60');
    expect(text).toContain('fixedSeats: 6');
    expect(text).toContain('talks: room');
    await expect(apply(`${source}rules:\n  nudgeMinutes: 90\n`)).rejects.toThrow('must come before');
  });

  it('makes a desk closed when the file says so', async () => {
    const source = deskFile(newNames()).replace('name: こども相談', 'name: こども相談\n  state: closed');
    const { deskId } = await apply(source);
    expect(await rows('select state from desks where id = $1', deskId)).toEqual([{ state: 'closed' }]);
    expect((await apply(source)).changes).toEqual([]);
  });

  it.each([
    [
      'a channel another desk has',
      (names: Names, taken: Names) => ({ ...names, channelId: taken.channelId }),
    ],
    [
      'a sign-in name another operator has',
      (names: Names, taken: Names) => ({ ...names, login: taken.login }),
    ],
  ])('leaves nothing behind when it meets %s', async (_name, clash) => {
    const taken = newNames();
    await apply(deskFile(taken));
    const before = await everything(app);
    await expect(apply(deskFile(clash(newNames(), taken)))).rejects.toThrow(
      /connected to a desk|taken in another operator/u,
    );
    expect(await everything(app)).toEqual(before);
    const known = newNames();
    await apply(deskFile(known));
    const midway = await everything(app);
    const changed = deskFile(clash({ ...known, code: newNames().code }, taken));
    await expect(apply(changed)).rejects.toThrow(/connected to a desk|taken in another operator/u);
    expect(await everything(app)).toEqual(midway);
  });

  it('refuses a weak password before anything is written', async () => {
    const before = await everything(app);
    await expect(
      apply(deskFile(newNames()).replace('yoru-no-machi-ni-akari', 'password1234')),
    ).rejects.toThrow(/staff\.1\.password/u);
    expect(await everything(app)).toEqual(before);
  });

  it('run twice at once makes one operator and one desk', async () => {
    const names = newNames();
    const source = deskFile(names);
    const results = await Promise.allSettled([apply(source), apply(source), apply(source)]);
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await rows('select 1 from operators where name = $1', names.operator)).toHaveLength(1);
    expect(await rows('select 1 from desks where code = $1', names.code)).toHaveLength(1);
    expect((await apply(source)).changes).toEqual([]);
  });

  it('is written to the audit as done by the system, without names or secrets', async () => {
    const names = newNames();
    const { operatorId } = await apply(deskFile(names));
    const audit = await rows(
      'select actor_kind, action, details from audit_rows where operator_id = $1',
      operatorId,
    );
    expect(audit).toContainEqual(expect.objectContaining({ action: 'desk.applied', actor_kind: 'system' }));
    expect(JSON.stringify(audit)).not.toMatch(/佐藤|example\.jp|akari/u);
  });
});

describe('desk export', () => {
  it('gives the form apply reads, without secrets; applying it changes nothing', async () => {
    const names = newNames();
    const source = deskFile(names);
    await apply(source);
    const text = await exported(names.code);
    const secret = /channelSecret: (\w+)/u.exec(source)?.[1] ?? 'missing';
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/^ +(channelSecret|accessToken|password):/mu);
    expect(parseDeskFile(text)).toMatchObject({
      operator: names.operator,
      desk: { code: names.code, nameDisplay: 'pseudonym', talkLimit: 2, state: 'active' },
      channel: { channelId: names.channelId },
      templates: [{ title: 'あいさつ' }, { text: '今日はありがとう。\nまた話してください。' }],
      staff: [{ login: names.login, role: 'counselor' }],
    });
    expect((await apply(text)).changes).toEqual([]);
  });

  it('moves a desk to another installation', async () => {
    const names = newNames();
    await apply(deskFile(names));
    const text = await exported(names.code);
    const other = await startTestApp();
    try {
      await expect(apply(text, other)).rejects.toMatchObject({ details: [{ field: 'channelSecret' }] });
      const withSecret = text.replace(/( +)channelId: .*/u, (line, indent: string) =>
        [line, `${indent}channelSecret: ${randomBytes(16).toString('hex')}`].join('\n'),
      );
      await apply(withSecret, other);
      expect(await exported(names.code, null, other)).toBe(text);
    } finally {
      await other.close();
    }
  });

  it('writes hours in a form that makes the same hours elsewhere', async () => {
    const names = newNames();
    const hours = `hours:
  weekly:
    mon-fri: ["17:00-21:00"]
    sat: ["10:00-12:00 intake 11:45", "22:00-02:00"]
  intakeEndsBefore: 30
  holidays: sun
  newYear: 12-29..01-03
  seasons:
    - name: 夏休み明け
      days: 08-20..09-05
      weekly:
        daily: ["17:00-22:00"]
      holidays: as_usual
  exceptions:
    - days: 2026-11-20
      closed: 機器の点検
    - days: 2026-12-31..2027-01-01
      open: ["20:00-26:00"]
      reason: 年越しの特別開設
  period: 2026-04-01..
`;
    await apply(deskFile(names).replace('templates:', `${hours}templates:`));
    const text = await exported(names.code);
    expect(parseDeskFile(text).hours).toEqual(parseDeskFile(`${deskFile(names)}${hours}`).hours);
    expect((await apply(text)).changes).toEqual([]);
  });

  it('asks which operator is meant when several have the code', async () => {
    const [one, two] = [newNames(), newNames()];
    two.code = one.code;
    await apply(deskFile(one));
    await apply(deskFile(two));
    await expect(exported(one.code)).rejects.toMatchObject({ code: 'conflict' });
    expect(parseDeskFile(await exported(one.code, two.operator)).operator).toBe(two.operator);
    await expect(exported('no-such-desk')).rejects.toMatchObject({ code: 'not_found' });
    await expect(exported(one.code, 'だれでもない')).rejects.toMatchObject({ code: 'not_found' });
  });
});
