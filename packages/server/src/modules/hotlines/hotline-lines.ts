import { formFor, type Hotline } from '@tomoshibi/contract';

type Line = Pick<Hotline, 'number' | 'names' | 'hours' | 'cost'>;

const FREE: Readonly<Record<string, string>> = {
  standard: '無料',
  furigana: '無料(むりょう)',
  easy: 'お金(かね)は かかりません',
  en: 'free',
};

const wordsOf = (words: Readonly<Record<string, string>>, form: string): string =>
  words[formFor(Object.keys(words), form)] ?? '';

/** Furigana and easy texts carry brackets themselves, so what follows the number is set off by a space there. */
function oneLine(line: Line, form: string): string {
  const facts = [wordsOf(line.hours, form)];
  if (line.cost === 'free') facts.push(FREE[formFor(Object.keys(FREE), form)] ?? '');
  const known = facts.filter((fact) => fact !== '');
  const head = `・${wordsOf(line.names, form)} ${line.number}`;
  if (known.length === 0) return head;
  if (form === 'furigana' || form === 'easy') return `${head}\n  ${known.join('。')}`;
  return form === 'standard' ? `${head}(${known.join('・')})` : `${head} (${known.join(', ')})`;
}

/** The phone lines of a desk as a short list, one line each, in the words of one form. */
export function hotlineLines(lines: readonly Line[], form: string): string {
  return lines.map((line) => oneLine(line, form)).join('\n');
}
