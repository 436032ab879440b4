import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { escapeHtml } from '../../platform/http/html.ts';
import { bareHtml } from '../notices/index.ts';
import { ROOM_STYLE } from './room-style.ts';
import type { RoomWords } from './room-words.ts';

const read = (name: string) => readFileSync(new URL(`page/${name}.js`, import.meta.url), 'utf8');
const SCRIPTS = { room: read('room'), door: read('door') };
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = (script: keyof typeof SCRIPTS, { scripts = '', requests = '' } = {}) =>
  [
    "default-src 'none'",
    `style-src ${hash(ROOM_STYLE)}`,
    `script-src ${hash(SCRIPTS[script])}${scripts}`,
    `connect-src 'self'${requests}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Nothing but our own style and script, known by their hashes; no picture, no frame, no request elsewhere. */
export const ROOM_POLICY = policy('room');
export const DOOR_POLICY = policy('door');
/** Only where a desk has LINE vouch for people, and only before the room: LINE's own script asks LINE who they are. */
export const LIFF_POLICY = policy('door', {
  scripts: ' https://static.line-scdn.net',
  requests: ' https://*.line.me https://*.line-scdn.net',
});

/** A page that leaves no trace of its own: style and script stand within it, so that no file of it is kept. */
export function roomDocument(page: {
  readonly words: Pick<RoomWords, 'language' | 'title'>;
  readonly body: string;
  readonly script: keyof typeof SCRIPTS | null;
  readonly attributes?: Readonly<Record<string, string>>;
}): string {
  const attributes = Object.entries(page.attributes ?? {})
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
  return `<!doctype html>
<html lang="${page.words.language}"${attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, noarchive">
<title>${bareHtml(page.words.title)}</title>
<style>${ROOM_STYLE}</style>
</head>
<body>
${page.body}
${page.script === null ? '' : `<script>${SCRIPTS[page.script]}</script>`}
</body>
</html>
`;
}
