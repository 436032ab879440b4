import { ALERT_LEVELS, type Message, type MessageHit } from '@tomoshibi/contract';

export interface TextPiece {
  readonly kind: 'text' | 'emoji' | 'mention';
  readonly text: string;
  readonly start: number;
  /** The keyword found here; where several overlap, the one that weighs most. */
  readonly hit: MessageHit | null;
}

type Span = Pick<TextPiece, 'kind' | 'text' | 'start'>;

/** Cuts a message at its emoji and mentions; spans that do not fit the text are left out. */
function cutAtSpans(text: string, spans: Message['spans']): readonly Span[] {
  const pieces: Span[] = [];
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

/** Taken at its word before doubtful, grave before less grave, prescribed before the rest. */
const weight = ({ likelyFalse, level, list }: MessageHit): number =>
  (likelyFalse === null ? 100 : 0) + ALERT_LEVELS.indexOf(level) * 10 + (list === 'fixed' ? 1 : 0);

function heaviest(hits: readonly MessageHit[], at: number): MessageHit | null {
  return hits
    .filter(({ start, end }) => start <= at && at < end)
    .reduce<MessageHit | null>((best, hit) => (best && weight(best) >= weight(hit) ? best : hit), null);
}

/** Cuts a message at its emoji, mentions and found keywords, so that each piece is shown in one way. */
export function textPieces(
  text: string,
  spans: Message['spans'],
  hits: readonly MessageHit[] = [],
): readonly TextPiece[] {
  const edges = [...new Set(hits.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const pieces: TextPiece[] = [];
  for (const span of cutAtSpans(text, spans)) {
    const last = span.start + span.text.length;
    const cuts = [span.start, ...edges.filter((edge) => edge > span.start && edge < last), last];
    for (const [index, start] of cuts.slice(0, -1).entries()) {
      const hit = heaviest(hits, start);
      const piece = { ...span, text: text.slice(start, cuts[index + 1]), start, hit };
      const before = pieces.at(-1);
      // Edges of a lighter keyword inside a heavier one cut nothing.
      if (before && hit && before.hit === hit && before.kind === span.kind && before.start >= span.start)
        pieces[pieces.length - 1] = { ...before, text: before.text + piece.text };
      else pieces.push(piece);
    }
  }
  return pieces;
}
