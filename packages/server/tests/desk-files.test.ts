import { routes } from '@tomoshibi/contract';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  applyDesk,
  exportDesk,
  parseDeskFile,
  resolveDeskFile,
  type Applied,
  type SecretSource,
} from '../src/modules/desk-files/index.ts';
import { createPasswords } from '../src/modules/identity/index.ts';
import { CHEAP_PASSWORDS, startTestApp, type TestApp } from './_support/app.ts';
import { asOwner } from './_support/owner.ts';

const SYSTEM = { kind: 'system' } as const;
const plain: SecretSource = {
  env: () => undefined,
  file: () => Promise.reject(new Error('no file')),
  stdin: () => Promise.resolve(''),
  plainAllowed: true,
};

let app: TestApp;
beforeAll(async () => {
  // Without workers: what a file puts in force is not acted on while a test counts what is there.
  app = await startTestApp({ roles: new Set(['web']) });
});
afterAll(() => app.close());

async function apply(source: string, to: TestApp = app): Promise<Applied> {
  const context = { ...to.context, passwords: createPasswords(CHEAP_PASSWORDS) };
  return applyDesk(context, await resolveDeskFile(parseDeskFile(source), plain), SYSTEM);
}
const exported = (code: string, operatorName: string | null = null, from: TestApp = app) =>
  exportDesk(from.context, { code, operatorName }, SYSTEM);
const rows = (text: string, ...values: unknown[]) => asOwner(app.databaseUrl, text, values);
/** Everything a desk file can touch, as counts, to see that nothing was left behind. */
const everything = () =>
  rows(`select (select count(*) from operators) as operators, (select count(*) from authorities) as authorities,
               (select count(*) from desks) as desks, (select count(*) from channels) as channels,
               (select count(*) from templates) as templates, (select count(*) from staff) as staff,
               (select count(*) from desk_members) as members, (select count(*) from audit_rows) as audit,
               (select count(*) from desk_events) as events`);

interface Names {
  operator: string;
  code: string;
  channelId: string;
  login: string;
}
const newNames = (): Names => ({
  operator: `運営 ${randomUUID().slice(0, 8)}`,
  code: `desk-${randomUUID().slice(0, 8)}`,
  channelId: String(randomInt(1_000_000_000, 2_000_000_000)),
  login: `s-${randomUUID().slice(0, 13)}@example.jp`,
});
const file = ({ operator, code, channelId, login }: Names) => `version: 1
operator: ${operator}
authority: あおば市
desk:
  code: ${code}
  name: こども相談
channel:
  channelId: '${channelId}'
  channelSecret: ${randomBytes(16).toString('hex')}
templates:
  - title: あいさつ
    text: こんにちは。
  - title: おわり
    text: |
      今日はありがとう。
      また話してください。
staff:
  - login: ${login}
    name: 佐藤
    role: counselor
  - login: admin-${login}
    name: 高橋
    operatorRoles: [system_admin]
    password: yoru-no-machi-ni-akari
`;

describe('desk apply', () => {
  it('makes operator, authority, desk, channel, templates and staff from nothing', async () => {
    const names = newNames();
    const applied = await apply(file(names));
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
    const source = file(newNames());
    await apply(source);
    const before = await everything();
    expect(await apply(source)).toMatchObject({ changes: [], passwords: [] });
    expect(await everything()).toEqual(before);
  });

  it('changes what differs and takes nothing away', async () => {
    const names = newNames();
    const source = file(names);
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
    await apply(file(names));
    const hashes = () =>
      rows('select login, password_hash from staff where login like $1 order by 1', `%${names.login}`);
    const before = await hashes();
    const again = file(names).replace('yoru-no-machi-ni-akari', 'asa-no-eki-de-matsu-hito');
    expect((await apply(again)).passwords).toEqual([]);
    expect(await hashes()).toEqual(before);
  });

  it('keeps the other desks of somebody who works at several', async () => {
    const [one, two] = [newNames(), newNames()];
    two.operator = one.operator;
    two.login = one.login;
    const first = await apply(file(one));
    const second = await apply(file(two).replace('role: counselor', 'role: supervisor'));
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
    const source = file(names).replace('templates:', `${hours}templates:`);
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
    expect((await apply(file(names))).changes.map(({ what }) => what)).not.toContain('hours');
    expect(await saved()).toHaveLength(1);
    const always = await apply(source.replace(hours, 'hours: always\n'));
    expect(always.changes.map(({ what, done }) => `${what} ${done}`)).toContain('hours saved');
    expect(await saved()).toMatchObject([{ version: 1 }, { version: 2, timetable: null }]);
  });

  it('sets how the desk runs, leaves what it does not name, and gives it back', async () => {
    const names = newNames();
    const source = file(names);
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
    const source = file(newNames()).replace('name: こども相談', 'name: こども相談\n  state: closed');
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
    await apply(file(taken));
    const before = await everything();
    await expect(apply(file(clash(newNames(), taken)))).rejects.toThrow(
      /connected to a desk|taken in another operator/u,
    );
    expect(await everything()).toEqual(before);
    const known = newNames();
    await apply(file(known));
    const midway = await everything();
    const changed = file(clash({ ...known, code: newNames().code }, taken));
    await expect(apply(changed)).rejects.toThrow(/connected to a desk|taken in another operator/u);
    expect(await everything()).toEqual(midway);
  });

  it('refuses a weak password before anything is written', async () => {
    const before = await everything();
    await expect(apply(file(newNames()).replace('yoru-no-machi-ni-akari', 'password1234'))).rejects.toThrow(
      /staff\.1\.password/u,
    );
    expect(await everything()).toEqual(before);
  });

  it('run twice at once makes one operator and one desk', async () => {
    const names = newNames();
    const source = file(names);
    const results = await Promise.allSettled([apply(source), apply(source), apply(source)]);
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await rows('select 1 from operators where name = $1', names.operator)).toHaveLength(1);
    expect(await rows('select 1 from desks where code = $1', names.code)).toHaveLength(1);
    expect((await apply(source)).changes).toEqual([]);
  });

  it('is written to the audit as done by the system, without names or secrets', async () => {
    const names = newNames();
    const { operatorId } = await apply(file(names));
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
    const source = file(names);
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
    await apply(file(names));
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
    await apply(file(names).replace('templates:', `${hours}templates:`));
    const text = await exported(names.code);
    expect(parseDeskFile(text).hours).toEqual(parseDeskFile(`${file(names)}${hours}`).hours);
    expect((await apply(text)).changes).toEqual([]);
  });

  it('asks which operator is meant when several have the code', async () => {
    const [one, two] = [newNames(), newNames()];
    two.code = one.code;
    await apply(file(one));
    await apply(file(two));
    await expect(exported(one.code)).rejects.toMatchObject({ code: 'conflict' });
    expect(parseDeskFile(await exported(one.code, two.operator)).operator).toBe(two.operator);
    await expect(exported('no-such-desk')).rejects.toMatchObject({ code: 'not_found' });
    await expect(exported(one.code, 'だれでもない')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('texts and phone lines of a desk file', () => {
  const lines = `hotlines:
  - number: 0120-0-78310
    checkedOn: 2026-11-01
  - number: '189'
    checkedOn: 2026-10-01
`;
  const withTexts = (names: Names, notices: string) => `${file(names)}notices: ${notices}\n${lines}`;
  const versions = (deskId: string) =>
    rows(
      `select kind, number, state, origin, authors::text, submitted_by, decided_by from text_versions
       where desk_id = $1 order by kind, number`,
      deskId,
    );

  it('takes the ready texts into force, by nobody in particular, and once', async () => {
    const source = withTexts(newNames(), 'standard');
    const { deskId, changes } = await apply(source);
    expect(changes.filter(({ what }) => what === 'notice')).toHaveLength(23);
    expect(changes).toContainEqual({ what: 'hotlines', name: '2', done: 'chosen' });
    const made = await versions(deskId);
    expect(made).toHaveLength(23);
    expect(new Set(made.map((row) => JSON.stringify({ ...row, kind: undefined })))).toEqual(
      new Set([
        JSON.stringify({
          number: 1,
          state: 'in_force',
          origin: 'file',
          authors: '{}',
          submitted_by: null,
          decided_by: null,
        }),
      ]),
    );
    expect((await apply(source)).changes).toEqual([]);
  });

  it('never overwrites by ready texts what was approved, but by texts it names', async () => {
    const names = newNames();
    const { deskId } = await apply(withTexts(names, '{ closed: { standard: 休みです。 }, busy: off }'));
    const again = await apply(withTexts(names, 'standard'));
    expect(again.changes.map(({ name }) => name)).not.toContain('closed');
    expect(again.changes.filter(({ what }) => what === 'notice')).toHaveLength(21);
    await apply(withTexts(names, '{ closed: { standard: 今日は休みです。 } }'));
    const closed = (await versions(deskId)).filter(({ kind }) => kind === 'closed');
    expect(closed.map(({ state }) => state)).toEqual(['superseded', 'in_force']);
    const [busy] = await rows(
      `select turned_off from text_versions where desk_id = $1 and kind = 'busy'`,
      deskId,
    );
    expect(busy).toEqual({ turned_off: true });
  });

  it('gives back what it took', async () => {
    const names = newNames();
    await apply(withTexts(names, 'standard').replace('notices: standard', 'notices: { busy: off }'));
    await apply(withTexts(names, 'standard'));
    const text = await exported(names.code);
    const parsed = parseDeskFile(text);
    expect(parsed.hotlines).toEqual([
      { number: '0120-0-78310', checkedOn: '2026-11-01' },
      { number: '189', checkedOn: '2026-10-01' },
    ]);
    expect(parsed.notices).toMatchObject({ busy: 'off', closed: { easy: expect.any(String) as string } });
    expect((await apply(text)).changes).toEqual([]);
  });

  it.each([
    ['notices: { colour: { standard: あ } }', /notices/u],
    ['notices: { closed: { standard: "{天気}" } }', /notices\.closed\.standard.*nobody knows/u],
    ['notices: { closed: { easy: あ } }', /notices\.closed\.standard.*must be given/u],
    ['hotlines: [{ number: 0570-046-556 }]', /hotlines\.0\.number.*0570-064-556/u],
    ['hotlines: [{ number: 0120-0-78310 }]', /hotlines\.0\.checkedOn.*its own site/u],
    ['hotlines: [{ number: 0120-0-78310, checkedOn: 2027-01-01 }]', /not come yet/u],
    ['hotlines: [{ number: 03-0000-1234, checkedOn: 2026-11-01 }]', /not in the directory/u],
  ])('refuses %s and leaves nothing behind', async (more, because) => {
    const before = await everything();
    await expect(async () => apply(`${file(newNames())}${more}\n`)).rejects.toThrow(because);
    expect(await everything()).toEqual(before);
  });
});

describe('the menu of a desk file', () => {
  const areas = (labels: readonly string[]) =>
    labels
      .map((label) => `      - { label: ${label}, icon: talk, action: { do: say, text: ${label} } }\n`)
      .join('');
  const face = (name: string) => `  ${name}:\n    areas:\n${areas(['相談', '電話', '約束'])}`;
  const menu = `menu:\n  format: 1\n  bar: メニュー\n${face('open')}${face('closed')}${face('talk')}`;

  it('comes in force, is written out as it was read, and can be turned off', async () => {
    const names = newNames();
    const bare = file(names);
    const source = `${bare}${menu}`;
    const { changes } = await apply(source);
    expect(changes).toContainEqual({ what: 'menu', name: names.code, done: 'created' });
    expect((await apply(source)).changes).toEqual([]);
    const text = await exported(names.code);
    expect(parseDeskFile(text).menu).toEqual(parseDeskFile(source).menu);
    expect((await apply(`${bare}menu: off\n`)).changes).toEqual([
      { what: 'menu', name: names.code, done: 'changed' },
    ]);
    expect(await exported(names.code)).toMatch(/^menu: off$/mu);
  });

  it('is refused when an area leads nowhere, and nothing is made', async () => {
    const source = `${file(newNames())}${menu.replace('{ do: say, text: 相談 }', '{ do: page, page: policy }')}`;
    const before = await everything();
    await expect(async () => apply(source)).rejects.toThrow(/「相談」 leads to the page policy/u);
    const long = source.replace('label: 電話', 'label: 電話でお話しになりたい方');
    await expect(async () => apply(long)).rejects.toThrow(/menu\.open\.areas\.1\.label: must be at most 10/u);
    expect(await everything()).toEqual(before);
  });
});

describe('the flow of a desk file', () => {
  const flow = `flow:
  format: 1
  start: ask
  nodes:
    ask:
      type: choice
      key: topic
      words: どんなことですか。
      options:
        - { value: family, label: 家族のこと }
        - { value: school, label: { standard: 学校のこと, easy: がっこう } }
      next: person
    person: { type: handoff, to: here }
`;
  const flows = (deskId: string) =>
    rows(
      `select number, state, turned_off, origin from text_versions where desk_id = $1 and kind = 'flow' order by number`,
      deskId,
    );

  it('is put in force once, and given back', async () => {
    const names = newNames();
    const source = `${file(names)}${flow}`;
    const { deskId, changes } = await apply(source);
    expect(changes).toContainEqual({ what: 'flow', name: names.code, done: 'created' });
    expect(await flows(deskId)).toEqual([
      { number: 1, state: 'in_force', turned_off: false, origin: 'file' },
    ]);
    expect((await apply(source)).changes).toEqual([]);
    const text = await exported(names.code);
    expect(text).toContain('label: 家族のこと');
    expect(parseDeskFile(text).flow).toEqual(parseDeskFile(source).flow);
    expect((await apply(text)).changes).toEqual([]);
  });

  it('is turned off and on, and left alone when the file says nothing of it', async () => {
    const names = newNames();
    const bare = file(names);
    const off = `${bare}flow: off\n`;
    const { deskId } = await apply(off);
    expect(await flows(deskId)).toEqual([]);
    await apply(`${bare}${flow}`);
    expect((await apply(bare)).changes).toEqual([]);
    expect((await apply(off)).changes).toEqual([{ what: 'flow', name: names.code, done: 'changed' }]);
    expect((await apply(off)).changes).toEqual([]);
    expect(await exported(names.code)).toMatch(/^flow: off$/mu);
    await apply(`${bare}${flow.replace('家族のこと', '家のこと')}`);
    expect((await flows(deskId)).map(({ state }) => state)).toEqual(['superseded', 'superseded', 'in_force']);
  });

  it.each([
    [
      flow.replace('next: person', 'next: nowhere'),
      /line \d+, flow\.nodes\.ask\.next: no_such_step: nowhere/u,
    ],
    [flow.replace('type: choice', 'type: song'), /flow\.nodes\.ask\.type: must be one of the kinds/u],
    [flow.replace('to: here', 'to: elsewhere'), /unknown_desk: elsewhere/u],
  ])('is refused with its faults, and leaves nothing behind: %#', async (wrong, because) => {
    const before = await everything();
    await expect(async () => apply(`${file(newNames())}${wrong}`)).rejects.toThrow(because);
    expect(await everything()).toEqual(before);
  });
});

describe('the demo desks', () => {
  const demo = (name: string) => readFile(path.join(import.meta.dirname, '../../../demo', name), 'utf8');

  it('are applied together, with one shared supervisor, and sign in with the password they name', async () => {
    const sources = await Promise.all(
      ['aoba-school.yaml', 'aoba-women.yaml', 'midori-home-visit.yaml'].map(demo),
    );
    for (const source of sources) {
      expect((await apply(source)).passwords).toEqual([]);
      expect(parseDeskFile(source).templates.length).toBeGreaterThanOrEqual(6);
    }
    for (const source of sources) expect((await apply(source)).changes).toEqual([]);
    const password = 'yoru-no-machi-ni-akari';
    const body = { login: 'tanaka@akari.example', password };
    const tanaka = await app.call(routes.signIn, { body });
    expect(tanaka.desks.map(({ role }) => role)).toEqual(['supervisor', 'supervisor']);
    const admin = await app.call(routes.signIn, { body: { login: 'takahashi@akari.example', password } });
    expect(admin).toMatchObject({ operatorRoles: ['system_admin'], mustChangePassword: false });
    expect(admin.desks.map(({ authorityName }) => authorityName).sort()).toEqual([
      'あおば市',
      'あおば市',
      'みどり市',
    ]);
  });
});
