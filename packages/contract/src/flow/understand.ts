import { everyForm } from './engine-words.ts';
import { dayLimits, optionsNow, type QuestionNode } from './questions.ts';
import type { FlowAnswer, FlowWorld, Tapped } from './state.ts';
import { plainWords } from './words.ts';

export type Understood =
  | { readonly kind: 'answer'; readonly answer: FlowAnswer }
  | { readonly kind: 'help' }
  /** Turning to another group or page of a long list. */
  | { readonly kind: 'turn'; readonly group: number | null; readonly page: number }
  | { readonly kind: 'missed' };

const MISSED: Understood = { kind: 'missed' };
const answer = (given: FlowAnswer): Understood => ({ kind: 'answer', answer: given });
const value = (chosen: string): Understood => answer({ kind: 'value', value: chosen });

const says = (labels: Readonly<Record<string, string>>, typed: string): boolean =>
  Object.values(labels).some((label) => plainWords(label) === typed);
const means = (word: 'skip' | 'help', typed: string): boolean =>
  everyForm(word).some((label) => plainWords(label) === typed);

/** One whole number in what was typed, and little else around it: 15, １５, 15歳. */
function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const [found, second] = plain.match(/-?\d+/gu) ?? [];
  if (found === undefined || second !== undefined || found.length > 9) return null;
  return plain.length - found.length <= 4 ? Number(found) : null;
}

/** A day as people write it: 2026-04-01, 2026/4/1, 2026年4月1日. */
function readDay(text: string): string | null {
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text.normalize('NFKC').trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}

function within(written: string, node: Extract<QuestionNode, { type: 'date' }>, now: Date): Understood {
  const { min, max } = dayLimits(node, now);
  if ((min !== undefined && written < min) || (max !== undefined && written > max)) return MISSED;
  return answer({ kind: 'date', date: written });
}

/** What typed words mean as an answer to a question. */
export function understandText(node: QuestionNode, text: string, world: FlowWorld): Understood {
  const typed = plainWords(text);
  if (means('help', typed)) return { kind: 'help' };
  if (node.skip && means('skip', typed)) return answer({ kind: 'skipped' });
  switch (node.type) {
    case 'input': {
      const kept = text.trim().slice(0, node.maxLength).toWellFormed();
      return kept === '' ? MISSED : answer({ kind: 'text', text: kept });
    }
    case 'number': {
      const number = readNumber(text);
      if (number === null || number < node.min || number > node.max) return MISSED;
      return answer({ kind: 'number', number });
    }
    case 'date': {
      const written = readDay(text);
      return written === null ? MISSED : within(written, node, world.now);
    }
    case 'choice': {
      const { shown } = optionsNow(node.options, world);
      const found = shown.find(({ label }) => says(label, typed));
      return found ? value(found.value) : MISSED;
    }
    case 'region': {
      const found = node.regions.filter(({ label }) => says(label, typed));
      // Two towns of one name in different prefectures: the buttons tell them apart.
      return found.length === 1 && found[0] ? value(found[0].value) : MISSED;
    }
  }
}

/** What a tap on a button of the question at hand means. */
export function understandTap(
  node: QuestionNode,
  tapped: Tapped,
  { date, world }: { date: string | undefined; world: FlowWorld },
): Understood {
  switch (tapped.tap) {
    case 'help':
      return { kind: 'help' };
    case 'skip':
      return node.skip ? answer({ kind: 'skipped' }) : MISSED;
    case 'group':
      return { kind: 'turn', group: tapped.group, page: 0 };
    case 'page':
      return { kind: 'turn', group: null, page: tapped.page };
    case 'date':
      return node.type === 'date' && date !== undefined && readDay(date) === date
        ? within(date, node, world.now)
        : MISSED;
    case 'option': {
      const known =
        node.type === 'choice'
          ? optionsNow(node.options, world).shown
          : node.type === 'region'
            ? node.regions
            : [];
      return known.some((option) => option.value === tapped.value) ? value(tapped.value) : MISSED;
    }
  }
}
