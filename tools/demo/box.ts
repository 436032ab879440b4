import type { DemoDesk } from './desks.ts';
import type { DemoSettings } from './settings.ts';

/** Columns a terminal gives a text: kana and kanji take two. */
function columns(text: string): number {
  let count = 0;
  for (const char of text)
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1;
  return count;
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - columns(text)));

function box(lines: readonly string[]): string {
  const width = Math.max(...lines.map(columns));
  const edge = '─'.repeat(width + 4);
  return [`╭${edge}╮`, ...lines.map((line) => `│  ${padded(line, width)}  │`), `╰${edge}╯`].join('\n');
}

const ROLES: Readonly<Record<string, string>> = {
  counselor: '相談員 counselor',
  senior_counselor: '主任相談員 senior',
  supervisor: 'SV supervisor',
  coordinator: 'コーディネーター coordinator',
  officer: '自治体担当者 officer',
  system_admin: 'システム管理者 administrator',
  headquarters: '本部 headquarters',
  auditor: '監査担当 auditor',
};

function signIns(desk: DemoDesk): string[] {
  return desk.staff.map(
    ({ login, name, role }) => `    ${padded(login, 26)}${padded(ROLES[role] ?? role, 30)}${name}`,
  );
}

/** Addresses and sign-ins, so that nobody has to search for them. */
export function welcome(settings: DemoSettings, desks: readonly DemoDesk[]): string {
  const passwords = [...new Set(desks.flatMap(({ staff }) => staff.map(({ password }) => password)))];
  return box([
    '灯 Tomoshibi — デモ / demo',
    '',
    `相談員の画面 / console             ${settings.consoleUrl}`,
    `相談者のスマホ / seeker's phone    http://localhost:${settings.linePort}`,
    '',
    `パスワード（全員） / password for everybody:  ${passwords.join(' , ')}`,
    ...desks.flatMap((desk) => ['', `  ${desk.name}`, ...signIns(desk)]),
    '',
    'ためしかた: 「相談者のスマホ」でひとこと送り、「相談員の画面」で引き受けて返事をします。',
    'Try it: write something on the phone, then claim and answer it in the console.',
    '',
    'おわるとき / to stop: Ctrl+C   つづきから / to go on: npm run demo',
    `はじめから / to begin anew: ${settings.dataDir} を消す / delete it`,
  ]);
}
