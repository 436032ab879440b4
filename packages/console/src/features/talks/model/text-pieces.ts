import type { Message } from '@tomoshibi/contract';

export interface TextPiece {
  readonly kind: 'text' | 'emoji' | 'mention';
  readonly text: string;
  readonly start: number;
}

/** Cuts a message at its emoji and mentions; spans that do not fit the text are left out. */
export function textPieces(text: string, spans: Message['spans']): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const span of spans.toSorted((a, b) => a.index - b.index)) {
    const end = span.index + span.length;
    if (span.index < done || span.length <= 0 || end > text.length) continue;
    if (span.index > done) pieces.push({ kind: 'text', text: text.slice(done, span.index), start: done });
    pieces.push({ kind: span.kind, text: text.slice(span.index, end), start: span.index });
    done = end;
  }
  if (done < text.length) pieces.push({ kind: 'text', text: text.slice(done), start: done });
  return pieces;
}
