import { describe, expect, it } from 'vitest';
import { enLater } from './en-later.ts';
import { en } from './en.ts';
import { jaLater } from './ja-later.ts';
import { ja } from './ja.ts';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(path + key, value);
    else for (const [name, text] of flat(value, `${path}${key}.`)) found.set(name, text);
  }
  return found;
}

const blanks = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '').sort();

describe('texts', () => {
  const japanese = new Map([...flat(ja), ...flat(jaLater)]);
  const english = new Map([...flat(en), ...flat(enLater)]);

  it('exist in both languages and fill in the same values', () => {
    expect([...english.keys()]).toEqual([...japanese.keys()]);
    for (const [key, text] of japanese)
      expect([key, blanks(english.get(key) ?? '')]).toEqual([key, blanks(text)]);
  });

  it('are never empty', () => {
    for (const [key, text] of [...japanese, ...english]) expect([key, text.trim()]).not.toEqual([key, '']);
  });
});
