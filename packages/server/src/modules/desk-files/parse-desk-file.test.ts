import { describe, expect, it } from 'vitest';
import { DeskFileError } from './desk-file-error.ts';
import { parseDeskFile } from './parse-desk-file.ts';
import { resolveDeskFile, type SecretSource } from './resolve-desk-file.ts';

const GOOD = `version: 1
operator: 相談支援センターあかり
authority: あおば市
desk:
  code: aoba-school
  name: こども相談
channel:
  channelId: '1000000101'
  channelSecret: \${LINE_SECRET}
templates:
  - title: あいさつ
    text: |
      こんにちは。
      どうしましたか。
staff:
  - login: Sato@Akari.example
    name: 佐藤
    role: counselor
`;

function faults(source: string) {
  try {
    parseDeskFile(source);
  } catch (error) {
    if (error instanceof DeskFileError) return error.faults;
    throw error;
  }
  throw new Error('The file was expected to be refused');
}

describe('parseDeskFile', () => {
  it('reads a desk, without the line break at the end of a text', () => {
    const file = parseDeskFile(GOOD);
    expect(file.templates).toEqual([{ title: 'あいさつ', text: 'こんにちは。\nどうしましたか。' }]);
    expect(file.staff[0]).toEqual({
      login: 'sato@akari.example',
      name: '佐藤',
      role: 'counselor',
      operatorRoles: [],
    });
  });

  it.each([
    ['an unknown field', 'name: こども相談', 'name: こども相談\n  colour: red', 'desk.colour', 7],
    ['a number out of range', 'name: こども相談', 'name: こども相談\n  talkLimit: 21', 'desk.talkLimit', 7],
    ['a wrong word', 'role: counselor', 'role: boss', 'staff.0.role', 18],
    ['digits without quotes', "'1000000101'", '1000000101', 'channel.channelId', 8],
    [
      'a blank text',
      '    text: |\n      こんにちは。\n      どうしましたか。\n',
      "    text: ' '\n",
      'templates.0.text',
      12,
    ],
    ['a missing field', '  code: aoba-school\n', '', 'desk.code', 5],
    ['no role at all', '    role: counselor\n', '', 'staff.0.role', 16],
    ['another version', 'version: 1', 'version: 2', 'version', 1],
  ])('names path and line of %s', (...[, from, to, path, line]) => {
    const broken = GOOD.replace(from, to);
    expect(broken).not.toBe(GOOD);
    expect(faults(broken)).toEqual([{ path, line, reason: expect.stringMatching(/./u) as string }]);
  });

  it('tells all faults at once, in words a person can act on', () => {
    const broken = GOOD.replace('aoba-school', 'Aoba School').replace('authority: あおば市\n', '');
    expect(() => parseDeskFile(broken)).toThrow(
      /nothing was changed:\n {2}line 1, authority: .+\n {2}line 4, desk\.code: may have lower-case letters/u,
    );
  });

  it('refuses equal titles and sign-in names', () => {
    const twice = `${GOOD}  - login: sato@akari.example\n    name: 佐藤二号\n    role: counselor\n`;
    expect(faults(twice)).toEqual([{ path: 'staff.1.login', line: 19, reason: 'stands here twice' }]);
  });

  it('refuses what is no YAML, with the line', () => {
    expect(faults('version: 1\ndesk: [')).toMatchObject([{ line: 2 }]);
    expect(faults('version: 1\nversion: 1\n')).toMatchObject([{ line: 2, reason: /unique/u }]);
    expect(faults('')).toMatchObject([{ path: '' }]);
  });

  it('never repeats a value, which may be a secret', () => {
    const broken = GOOD.replace('channelSecret: ${LINE_SECRET}', 'channelSecrets: s3cret-value');
    expect(() => parseDeskFile(broken)).toThrow(DeskFileError);
    expect(() => parseDeskFile(broken)).not.toThrow(/s3cret-value/u);
  });
});

describe('hours in a desk file', () => {
  const hours = (block: string) => `${GOOD}hours:\n${block}`;
  it('are written by runs of weekdays, lists and all days', () => {
    const file = parseDeskFile(
      hours(
        "  weekly: { fri-mon: ['22:00-02:00'], 'tue,thu': ['09:00-12:00', '13:00-17:00 intake 16:30'] }\n",
      ),
    );
    expect(file.hours?.weekly.sun).toEqual([{ from: '22:00', to: '02:00', intakeEndsBefore: 0 }]);
    expect(file.hours?.weekly.thu[1]).toEqual({ from: '13:00', to: '17:00', intakeEndsBefore: 30 });
    expect(file.hours?.weekly.wed).toEqual([]);
    expect(parseDeskFile(`${GOOD}hours: always\n`).hours).toBeNull();
    expect(parseDeskFile(GOOD).hours).toBeUndefined();
  });

  it.each([
    ['a day twice', "  weekly:\n    mon-fri: closed\n    fri: ['17:00-21:00']\n", 'hours.weekly.fri', 22],
    ['no day', '  weekly:\n    mom: closed\n', 'hours.weekly.mom', 21],
    ['no time', '  weekly:\n    mon: [5pm]\n', 'hours.weekly.mon.0', 21],
    ['an unknown field', '  weekly: { mon: closed }\n  lunch: 12\n', 'hours.lunch', 21],
    [
      'a range without length',
      '  weekly:\n    mon-fri:\n      - 17:00-17:00\n',
      'hours.weekly.mon-fri.0',
      22,
    ],
    [
      'days of a season that run backwards',
      '  weekly: {}\n  seasons:\n    - name: 夏\n      days: 2026-09-05..2026-08-20\n      weekly: {}\n',
      'hours.seasons.0.days',
      23,
    ],
    [
      'an exception that says both',
      "  weekly: {}\n  exceptions:\n    - days: 2026-11-20\n      closed: 点検\n      open: ['17:00-21:00']\n",
      'hours.exceptions.0.days',
      22,
    ],
    [
      'an opening without a reason',
      "  weekly: {}\n  exceptions:\n    - days: 2026-11-20\n      open: ['17:00-21:00']\n",
      'hours.exceptions.0.reason',
      22,
    ],
  ])('names path and line of %s', (_name, block, path, line) => {
    expect(faults(hours(block))[0]).toMatchObject({ path, line });
  });
});

describe('resolveDeskFile', () => {
  const SECRET = '0123456789abcdef0123456789abcdef';
  const source = (over: Partial<SecretSource> = {}): SecretSource => ({
    env: () => undefined,
    file: () => Promise.reject(new Error('ENOENT /etc/secret')),
    stdin: () => Promise.resolve(''),
    plainAllowed: false,
    ...over,
  });
  const withSecret = (reference: string) => parseDeskFile(GOOD.replace('${LINE_SECRET}', reference));

  it.each([
    [
      'the environment',
      '${LINE_SECRET}',
      { env: (name: string) => (name === 'LINE_SECRET' ? SECRET : undefined) },
    ],
    [
      'a file',
      'file:line.secret',
      { file: (path: string) => Promise.resolve(path === 'line.secret' ? `${SECRET}\n` : '') },
    ],
    ['standard input', 'stdin', { stdin: () => Promise.resolve(SECRET) }],
    ['the file itself beside a simulator', SECRET, { plainAllowed: true }],
  ])('takes a secret from %s', async (_name, reference, over) => {
    const resolved = await resolveDeskFile(withSecret(reference), source(over));
    expect(resolved.channel).toEqual({ channelId: '1000000101', channelSecret: SECRET });
  });

  it.each([
    ['an unset variable', '${LINE_SECRET}', /LINE_SECRET is not set/u],
    ['an unreadable file', 'file:line.secret', /the file line\.secret cannot be read/u],
    ['an empty standard input', 'stdin', /no further line/u],
    ['a plain secret', SECRET, /must not stand in the file/u],
  ])('refuses %s', async (_name, reference, reason) => {
    const refusal = resolveDeskFile(withSecret(reference), source());
    await expect(refusal).rejects.toThrow(reason);
    await expect(refusal).rejects.not.toThrow(SECRET);
  });

  it('refuses a secret of the wrong form without repeating it', async () => {
    const refusal = resolveDeskFile(
      withSecret('stdin'),
      source({ stdin: () => Promise.resolve('wrong-form') }),
    );
    await expect(refusal).rejects.toThrow(/channel\.channelSecret: must be the 32 hexadecimal/u);
    await expect(refusal).rejects.not.toThrow(/wrong-form/u);
  });
});
