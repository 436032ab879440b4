/** A piece of text that is not broken inside, with its reading when there is one to be drawn above it. */
export interface Token {
  readonly text: string;
  readonly ruby: string | null;
  /** How well a line may begin here: after a breath, at a word, between parts of one, or not at all. */
  readonly opens: 'best' | 'gladly' | 'if_needed' | 'never';
}

export type Readings = ReadonlyMap<string, string>;

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
/** Numbers, addresses and latin words stay whole. */
const WHOLE = /^[#@0-9A-Za-z][-0-9A-Za-z.:/@#_~〜]*/u;
/** Never at the beginning of a line (JIS X 4051, the usual selection). */
export const NOT_FIRST =
  /^[、。，．,.・：；！？!?ー）)」』】〉》〕…ゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ～〜]/u;
const NOT_LAST = /[（(「『【〈《〔]$/u;
const ONLY_KANA = /^[\p{Script=Hiragana}ー]+$/u;

function rawPieces(text: string, readings: Readings): { text: string; ruby: string | null }[] {
  const words = [...readings.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  const pieces: { text: string; ruby: string | null }[] = [];
  let plain = '';
  const flush = (): void => {
    for (const { segment } of segmenter.segment(plain)) pieces.push({ text: segment, ruby: null });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const whole = WHOLE.exec(rest)?.[0];
    const word = words.find((one) => rest.startsWith(one));
    const taken = word ?? whole;
    if (taken !== undefined) {
      flush();
      pieces.push({ text: taken, ruby: word === undefined ? null : (readings.get(word) ?? null) });
      at += taken.length;
    } else {
      const [character = ''] = rest;
      plain += character;
      at += character.length;
    }
  }
  flush();
  return pieces;
}

function opening(
  text: string,
  last: Token | undefined,
  breathes: boolean,
  compound: boolean,
): Token['opens'] {
  if (!last || NOT_FIRST.test(text) || NOT_LAST.test(last.text)) return 'never';
  if (breathes) return 'best';
  return ONLY_KANA.test(text) || compound ? 'if_needed' : 'gladly';
}

/**
 * Cuts one line of text where it may be broken. Particles and endings stay with their word when there is room, so
 * that lines end where a reader would breathe.
 */
export function tokenize(text: string, readings: Readings): Token[] {
  const tokens: Token[] = [];
  for (const piece of rawPieces(text, readings)) {
    const last = tokens.at(-1);
    const breathes = last !== undefined && /[、。！？\s　]$/u.test(last.text);
    // Two kanji words side by side are mostly one compound.
    const compound =
      last !== undefined && /\p{Script=Han}$/u.test(last.text) && /^\p{Script=Han}/u.test(piece.text);
    tokens.push({ ...piece, opens: opening(piece.text, last, breathes, compound) });
  }
  return tokens;
}

/** Kanji words that would be printed without a reading, in the order of their first place. */
export function unreadWords(texts: readonly string[], readings: Readings): string[] {
  const found = new Set<string>();
  for (const text of texts)
    for (const piece of rawPieces(text, readings))
      if (piece.ruby === null)
        for (const [word] of piece.text.matchAll(/[\p{Script=Han}々]+/gu)) found.add(word);
  return [...found];
}
