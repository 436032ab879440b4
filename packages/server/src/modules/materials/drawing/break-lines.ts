import { NOT_FIRST, type Token } from './tokens.ts';

export interface TextStyle {
  readonly size: number;
  readonly weight: 'regular' | 'bold';
}
export interface LineStyle extends TextStyle {
  readonly maxWidth: number;
  /** Lines about equally long, broken where one breathes, as large words want it. */
  readonly balanced?: boolean;
}
/** Width of a text in points. */
export type Measure = (text: string, style: TextStyle) => number;

export interface PlacedToken extends Token {
  /** Distances from the beginning of the line. */
  readonly textX: number;
  readonly rubyX: number;
  readonly textWidth: number;
  readonly rubyWidth: number;
}
export interface Line {
  readonly tokens: readonly PlacedToken[];
  readonly width: number;
}

export const RUBY_SCALE = 0.5;

/** So much of the size may a reading lean over kana beside its word (JIS X 4051 allows half a character). */
const OVERHANG = 0.4;

function place(tokens: readonly Token[], style: TextStyle, measure: Measure): Line {
  let x = 0;
  const ruby = { size: style.size * RUBY_SCALE, weight: 'regular' as const };
  const lean = (beside: Token | undefined, wanted: number): number =>
    beside && beside.ruby === null && !/\p{Script=Han}/u.test(beside.text)
      ? Math.min(wanted, style.size * OVERHANG)
      : 0;
  const placed = tokens.map((token, index) => {
    const textWidth = measure(token.text, style);
    const rubyWidth = token.ruby === null ? 0 : measure(token.ruby, ruby);
    // A reading wider than its word leans over kana beside it and makes room for the rest.
    const beyond = Math.max(0, rubyWidth - textWidth) / 2;
    const left = lean(tokens[index - 1], beyond);
    const right = lean(tokens[index + 1], beyond);
    const textX = x + beyond - left;
    const at = { ...token, textX, textWidth, rubyX: textX + (textWidth - rubyWidth) / 2, rubyWidth };
    x += textWidth + 2 * beyond - left - right;
    return at;
  });
  return { tokens: placed, width: x };
}

const trimmed = (tokens: readonly Token[]): readonly Token[] => {
  let from = 0;
  let to = tokens.length;
  while (from < to && /^[\s　]*$/u.test(tokens[from]?.text ?? '')) from += 1;
  while (to > from && /^[\s　]*$/u.test(tokens[to - 1]?.text ?? '')) to -= 1;
  return tokens.slice(from, to);
};

/** A piece wider than the line is cut between its characters: better an odd break than words beyond the paper. */
function splitWide(tokens: readonly Token[], style: TextStyle, maxWidth: number, measure: Measure): Token[] {
  return tokens.flatMap((token) => {
    if (place([token], style, measure).width <= maxWidth) return [token];
    return Array.from(token.text, (character, index): Token => ({
      text: character,
      ruby: index === 0 && measure(token.ruby ?? '', style) * RUBY_SCALE <= maxWidth ? token.ruby : null,
      opens: index === 0 ? token.opens : NOT_FIRST.test(character) ? 'never' : 'if_needed',
    }));
  });
}

/** Where the line that begins at `from` ends: as far as it goes, or a little earlier at a better place. */
function lineEnd(
  tokens: readonly Token[],
  from: number,
  how: LineStyle,
  fits: (to: number) => boolean,
): number {
  let to = from + 1;
  while (to < tokens.length && fits(to + 1)) to += 1;
  if (to >= tokens.length) return tokens.length;
  const last = (...opens: readonly Token['opens'][]): number => {
    for (let at = to; at > from; at -= 1) if (opens.includes(tokens[at]?.opens ?? 'never')) return at;
    return from;
  };
  const length = (end: number): number =>
    tokens
      .slice(from, end)
      .map(({ text }) => text)
      .join('').length;
  const breath = last('best');
  if (length(breath) > length(to) * (how.balanced ? 0.3 : 0.75)) return breath;
  const word = last('best', 'gladly');
  if (length(word) > length(to) * 0.5) return word;
  for (let at = to; at > from; at -= 1) if (tokens[at]?.opens !== 'never') return at;
  return to;
}

function fill(all: readonly Token[], style: LineStyle, maxWidth: number, measure: Measure): Line[] {
  const tokens = splitWide(all, style, maxWidth, measure);
  const lines: Line[] = [];
  for (let from = 0; from < tokens.length;) {
    const to = lineEnd(
      tokens,
      from,
      style,
      (end) => place(trimmed(tokens.slice(from, end)), style, measure).width <= maxWidth,
    );
    const line = place(trimmed(tokens.slice(from, to)), style, measure);
    if (line.tokens.length > 0) lines.push(line);
    from = to;
  }
  return lines;
}

/** Breaks a text into lines. */
export function breakLines(
  paragraphs: readonly (readonly Token[])[],
  how: LineStyle,
  measure: Measure,
): Line[] {
  return paragraphs.flatMap((tokens) => {
    let lines = fill(tokens, how, how.maxWidth, measure);
    if (!how.balanced || lines.length < 2) return lines;
    for (let width = how.maxWidth * 0.96; width > how.maxWidth * 0.4; width -= how.maxWidth * 0.04) {
      const narrower = fill(tokens, how, width, measure);
      if (narrower.length > lines.length || narrower.some((line) => line.width > width)) break;
      lines = narrower;
    }
    return lines;
  });
}
