import { routes } from '@tomoshibi/contract';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDeskFile } from '../src/modules/desk-files/index.ts';
import type { TestApp } from './_support/app.ts';
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

describe('texts and phone lines of a desk file', () => {
  const lines = `hotlines:
  - number: 0120-0-78310
    checkedOn: 2026-11-01
  - number: '189'
    checkedOn: 2026-10-01
`;
  const withTexts = (names: Names, notices: string) => `${deskFile(names)}notices: ${notices}\n${lines}`;
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
    const before = await everything(app);
    await expect(async () => apply(`${deskFile(newNames())}${more}\n`)).rejects.toThrow(because);
    expect(await everything(app)).toEqual(before);
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
    const bare = deskFile(names);
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
    const source = `${deskFile(newNames())}${menu.replace('{ do: say, text: 相談 }', '{ do: page, page: policy }')}`;
    const before = await everything(app);
    await expect(async () => apply(source)).rejects.toThrow(/「相談」 leads to the page policy/u);
    const long = source.replace('label: 電話', 'label: 電話でお話しになりたい方');
    await expect(async () => apply(long)).rejects.toThrow(/menu\.open\.areas\.1\.label: must be at most 10/u);
    expect(await everything(app)).toEqual(before);
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
    const source = `${deskFile(names)}${flow}`;
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
    const bare = deskFile(names);
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
    const before = await everything(app);
    await expect(async () => apply(`${deskFile(newNames())}${wrong}`)).rejects.toThrow(because);
    expect(await everything(app)).toEqual(before);
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
