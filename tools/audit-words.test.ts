import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { audited } from '../packages/console/src/i18n/ja/audited.ts';
import { ROOT } from './demo/settings.ts';

/** Every name the server gives an act or its subject, as far as it stands in the code. */
function named(pattern: RegExp): string[] {
  const files = globSync('packages/server/src/**/*.ts', { cwd: ROOT });
  const texts = files.map((file) => readFileSync(join(ROOT, file), 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].flatMap(([found]) => found)))];
}
const quoted = (text: string) =>
  [...text.matchAll(/'([a-z_]+(?:\.[a-z_]+)?)'/gu)].map(([, name = '']) => name);

it('an auditor reads every act in words, not in names of the code', () => {
  const acts = named(/\baction:[^,}]*'[a-z_]+\.[a-z_]+'/gu)
    .flatMap(quoted)
    .filter((name) => name.includes('.'));
  expect(acts.length).toBeGreaterThan(100);
  expect(acts.filter((name) => !(name.replace('.', '_') in audited.action))).toEqual([]);
});

it('and every subject', () => {
  const subjects = named(/\bsubject: \{ kind: '[a-z_]+'/gu).flatMap(quoted);
  expect(subjects.length).toBeGreaterThan(10);
  expect(subjects.filter((name) => !(name in audited.subject))).toEqual([]);
});
