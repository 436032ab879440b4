/** What stood between two folded characters in the original. */
export const GAP = { none: 0, soft: 1, clause: 2, sentence: 3, line: 4, message: 5 } as const;

/**
 * Text without the disguises of spelling, beside the original: each folded unit knows where it came from. Kana are
 * hiragana without small letters, Latin is lower case, and what only separates is left out but remembered as a gap.
 */
export interface Folded {
  units: Uint16Array;
  length: number;
  /** UTF-16 offsets in the original of each folded unit. */
  starts: Int32Array;
  ends: Int32Array;
  /** The strongest gap before each unit. */
  gaps: Uint8Array;
  /** 1 where the unit only draws out the one before (たああい, しーにー): a form may skip it. */
  stretch: Uint8Array;
  /** Number of sentence ends, lines and messages before each unit. */
  sentences: Int32Array;
}

const VOICED = /[\u3099\u309A\uFF9E\uFF9F]/u;
const KEPT = /[\p{L}\p{N}\u3005\u3007○%]/u;
const MASKS = new Set(['〇', '◯', '●', '⚪', '⭕', '◎']);
const DASHES = new Set(['ー', '〜', '~', '―', '—', '–', '‐', '─', '━', '∼', '〰']);
const SENTENCE = new Set(['。', '!', '?', '｡']);
const CLAUSE = new Set(['、', ',', '，', '､']);
const SMALL = new Map(
  ['ぁあ', 'ぃい', 'ぅう', 'ぇえ', 'ぉお', 'っつ', 'ゃや', 'ゅゆ', 'ょよ', 'ゎわ', 'ゕか', 'ゖけ'].map(
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
);
const VOWEL_ROWS = [
  'あかさたなはまやらわがざだばぱ',
  'いきしちにひみりぎじぢびぴ',
  'うくすつぬふむゆるぐずづぶぷ',
  'えけせてねへめれげぜでべぺ',
  'おこそとのほもよろをごぞどぼぽ',
];
const SMALL_VOWELS = 'ぁぃぅぇぉ';
const LONG = 'ー'.charCodeAt(0);

function toHiragana(unit: string): string {
  const code = unit.charCodeAt(0);
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : unit;
}

function drawsOut(small: string, before: number): boolean {
  const row = SMALL_VOWELS.indexOf(small);
  return row >= 0 && (VOWEL_ROWS[row] ?? '').includes(String.fromCharCode(before));
}

function gapOf(unit: string): number {
  if (SENTENCE.has(unit)) return GAP.sentence;
  if (CLAUSE.has(unit)) return GAP.clause;
  return unit === '\n' || unit === '\r' ? GAP.line : GAP.soft;
}

/** Drawn-out characters of one run that are kept; the last stands for all that follow. */
const RUN_KEPT = 8;

class Writer {
  readonly units: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly gaps: number[] = [];
  readonly stretch: number[] = [];
  readonly sentences: number[] = [];
  #gap: number = GAP.none;
  #sentence = 0;
  /** Same characters in a row, from the third on. */
  #run = 0;

  separate(gap: number): void {
    if (gap >= GAP.sentence && this.#gap < GAP.sentence && this.units.length > 0) this.#sentence += 1;
    if (gap > this.#gap) this.#gap = gap;
  }

  put(original: string, start: number, end: number): void {
    const hiragana = toHiragana(original);
    const unit = (SMALL.get(hiragana) ?? hiragana).charCodeAt(0);
    const last = this.units.length - 1;
    const before = last >= 0 && this.#gap === GAP.none ? (this.units[last] ?? 0) : 0;
    const isDigit = unit >= 48 && unit <= 57;
    // A third same character in a row marks the run as drawn out; two in a row are ordinary writing (いい, kill).
    const third =
      before === unit && this.units[last - 1] === unit && this.gaps[last] === GAP.none && !isDigit;
    if (third) this.stretch[last] = 1;
    // A form skips what is drawn out, so a longer run finds nothing more, and costs its square: 5,000 あ took seconds.
    this.#run = third ? this.#run + 1 : 0;
    if (this.#run > RUN_KEPT) {
      this.ends[last] = end;
      return;
    }
    const draws = before !== 0 && (unit === LONG || third || drawsOut(hiragana, before));
    this.units.push(unit);
    this.starts.push(start);
    this.ends.push(end);
    this.gaps.push(this.#gap);
    this.stretch.push(draws ? 1 : 0);
    this.sentences.push(this.#sentence);
    this.#gap = GAP.none;
  }

  done(): Folded {
    return {
      units: Uint16Array.from(this.units),
      length: this.units.length,
      starts: Int32Array.from(this.starts),
      ends: Int32Array.from(this.ends),
      gaps: Uint8Array.from(this.gaps),
      stretch: Uint8Array.from(this.stretch),
      sentences: Int32Array.from(this.sentences),
    };
  }
}

function write(writer: Writer, text: string, offset: number): void {
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    const size = point > 0xffff ? 2 : 1;
    const marked = at + size < text.length && VOICED.test(text.charAt(at + size)) ? 1 : 0;
    const end = at + size + marked;
    const from = offset + at;
    const plain =
      point < 0x80 || (point >= 0x3040 && point <= 0x30ff) || (point >= 0x4e00 && point <= 0x9fff);
    const cluster = text.slice(at, end);
    const normal = plain && marked === 0 ? cluster : cluster.normalize('NFKC');
    for (const unit of normal.toLowerCase()) {
      if (DASHES.has(unit)) writer.put('ー', from, offset + end);
      else if (MASKS.has(unit)) writer.put('○', from, offset + end);
      else if (unit.length === 1 && KEPT.test(unit)) writer.put(unit, from, offset + end);
      else writer.separate(gapOf(unit));
    }
    at = end;
  }
}

/**
 * Folds earlier messages and the newest one into one line. Offsets count from the beginning of the newest message;
 * units of earlier messages have negative ones.
 */
export function fold(text: string, previous: readonly string[] = []): Folded {
  const writer = new Writer();
  let offset = -previous.reduce((sum, message) => sum + message.length, 0);
  for (const message of previous) {
    write(writer, message, offset);
    writer.separate(GAP.message);
    offset += message.length;
  }
  write(writer, text, 0);
  return writer.done();
}

/** The folded spelling alone, for forms of the lexicon. */
export function foldText(text: string): string {
  const { units, length } = fold(text);
  return String.fromCharCode(...units.subarray(0, length));
}
