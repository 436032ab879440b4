import { expect, it } from 'vitest';
import { EMPTY_FLOW } from './edits.ts';
import { beginHistory, changeHistory, type Content } from './history.ts';

const content = (start: string): Content => ({ document: { ...EMPTY_FLOW, start }, turnedOff: false });

it('takes back what was typed into one field at once, and does it again', () => {
  let history = beginHistory(content('a'));
  for (const start of ['ab', 'abc'])
    history = changeHistory(history, { act: 'change', to: content(start), mark: 'words' });
  history = changeHistory(history, { act: 'change', to: content('b') });
  const seen = [history.now.document.start];
  for (const act of ['undo', 'undo', 'undo', 'redo'] as const) {
    history = changeHistory(history, { act });
    seen.push(history.now.document.start);
  }
  expect(seen).toEqual(['b', 'abc', 'a', 'a', 'abc']);
  expect(changeHistory(history, { act: 'change', to: content('c') }).future).toEqual([]);
});
