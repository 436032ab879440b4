import type { FlowDocument } from '@tomoshibi/contract';

/** What is written into a version. */
export interface Content {
  readonly document: FlowDocument;
  readonly turnedOff: boolean;
}

/** What was done in the editor, to be taken back and done again. */
export interface History {
  readonly past: readonly Content[];
  readonly now: Content;
  readonly future: readonly Content[];
  /** What was changed last: typing on in the same field is one step back, not one a letter. */
  readonly mark: string | null;
}

export type HistoryAct =
  | { readonly act: 'change'; readonly to: Content; readonly mark?: string }
  | { readonly act: 'undo' }
  | { readonly act: 'redo' }
  | { readonly act: 'load'; readonly content: Content };

const STEPS_KEPT = 100;

export const beginHistory = (now: Content): History => ({ past: [], now, future: [], mark: null });

export function changeHistory(history: History, act: HistoryAct): History {
  const { past, now, future } = history;
  switch (act.act) {
    case 'change': {
      const goesOn = act.mark !== undefined && act.mark === history.mark;
      return {
        past: goesOn ? past : [...past, now].slice(-STEPS_KEPT),
        now: act.to,
        future: [],
        mark: act.mark ?? null,
      };
    }
    case 'undo': {
      const before = past.at(-1);
      return before
        ? { past: past.slice(0, -1), now: before, future: [now, ...future], mark: null }
        : history;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { past: [...past, now], now: after, future: rest, mark: null } : history;
    }
    case 'load':
      return beginHistory(act.content);
  }
}
