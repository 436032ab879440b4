import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let words: ReadonlySet<string> | undefined;

/** Words passwords are commonly made of, in lower case. */
export function commonPasswords(): ReadonlySet<string> {
  words ??= new Set(
    readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(/\s+/u))
      .map((word) => word.normalize('NFKC').toLowerCase())
      .filter((word) => word.length >= 2),
  );
  return words;
}
