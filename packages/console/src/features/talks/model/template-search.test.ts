import { describe, expect, it } from 'vitest';
import { makeId } from '../../../testing/make.ts';
import { matchingTemplates } from './template-search.ts';

const template = (title: string, text: string) => ({ templateId: makeId(), title, text, position: 0 });
const all = [template('チャイルドライン', '電話 0120-99-7777'), template('おわりの挨拶', 'またいつでも')];

describe('matchingTemplates', () => {
  it.each(['チャイルド', 'ちゃいるど', 'ﾁｬｲﾙﾄﾞ', '０１２０', '電話 ライン'])('finds by %s', (words) => {
    expect(matchingTemplates(all, words).map((one) => one.title)).toEqual(['チャイルドライン']);
  });

  it('shows all without words and none for words nobody wrote', () => {
    expect(matchingTemplates(all, '  ')).toHaveLength(2);
    expect(matchingTemplates(all, '弁護士')).toEqual([]);
  });
});
