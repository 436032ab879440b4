import { expect, it } from 'vitest';
import { parsePageText } from './page-text.ts';

const one = (source: string) => parsePageText(source)[0];

it('reads headings, paragraphs and lists', () => {
  expect(parsePageText('# 大\n\n一\n二\n- あ\n・い\n1. う\n## 小\n本').map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'list',
    'list',
    'heading',
    'paragraph',
  ]);
  expect(one('一\n二')).toEqual({
    type: 'paragraph',
    text: [{ type: 'text', text: '一' }, { type: 'break' }, { type: 'text', text: '二' }],
  });
});

it('leaves out a heading with nothing under it', () => {
  expect(parsePageText('# 電話\n\n# つぎ\n本\n## 空')).toHaveLength(2);
  expect(parsePageText('# 大\n## 小\n本')).toHaveLength(3);
});

it('reads readings in brackets as ruby, whatever the brackets', () => {
  expect(one('24時間(じかん)と相談員（そうだんいん）')).toEqual({
    type: 'paragraph',
    text: [
      { type: 'text', text: '24' },
      { type: 'ruby', base: '時間', reading: 'じかん' },
      { type: 'text', text: 'と' },
      { type: 'ruby', base: '相談員', reading: 'そうだんいん' },
    ],
  });
  expect(one('警察(110)')).toEqual({ type: 'paragraph', text: [{ type: 'text', text: '警察(110)' }] });
});

it('makes links of addresses only', () => {
  const link = { type: 'link', href: 'https://example.jp/a', text: [{ type: 'text', text: '市' }] };
  expect(one('[市](https://example.jp/a)')).toEqual({ type: 'paragraph', text: [link] });
  expect(one('見る:https://example.jp/a。')).toMatchObject({
    text: [{ type: 'text' }, { type: 'link', href: 'https://example.jp/a' }, { type: 'text', text: '。' }],
  });
  for (const source of ['[x](javascript:alert)', '[x](data:text/html)', '[x](//example.jp)', '[x](ftp://a)'])
    expect(one(source)).toEqual({ type: 'paragraph', text: [{ type: 'text', text: source }] });
});

it('keeps a line set in under an item with it', () => {
  const [first, second] = parsePageText('・子供SOS 0120-0-78310\n  24時間。無料\n・つぎ\nべつの文');
  expect(first).toEqual({
    type: 'list',
    ordered: false,
    items: [
      [
        { type: 'text', text: '子供SOS 0120-0-78310' },
        { type: 'break' },
        { type: 'text', text: '24時間。無料' },
      ],
      [{ type: 'text', text: 'つぎ' }],
    ],
  });
  expect(second).toMatchObject({ type: 'paragraph' });
});
