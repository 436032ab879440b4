/** LINE's limit of one text bubble, in UTF-16 units. */
export const BUBBLE_LIMIT = 5000;

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const BREAKS = /(?:\r\n|\n|\r)+/gu;
const PARAGRAPH_END = /^(?:\r\n|\n|\r)(?:\r\n|\n|\r)/u;
const SENTENCE_END = /[。！？!?]+[」』）)]*/gu;

/** A part ends at `end`; what follows begins at `next`. Between them stand line breaks only. */
interface Cut {
  readonly end: number;
  readonly next: number;
}

function lineCuts(text: string, limit: number): { paragraphs: Cut[]; lines: Cut[] } {
  const paragraphs: Cut[] = [];
  const lines: Cut[] = [];
  for (const { index, 0: breaks } of text.matchAll(BREAKS)) {
    if (index > limit) break;
    if (index === 0) continue;
    const cut = { end: index, next: index + breaks.length };
    (PARAGRAPH_END.test(breaks) ? paragraphs : lines).push(cut);
  }
  return { paragraphs, lines };
}

function sentenceCuts(text: string, limit: number): Cut[] {
  const cuts: Cut[] = [];
  const graphemes = segmenter.segment(text);
  for (const { index, 0: mark } of text.matchAll(SENTENCE_END)) {
    const end = index + mark.length;
    if (end > limit) break;
    // A mark can carry a variation selector, which must stay with it.
    if (graphemes.containing(end)?.index === end) cuts.push({ end, next: end });
  }
  return cuts;
}

function graphemeCut(text: string, limit: number): Cut {
  const border = segmenter.segment(text).containing(limit)?.index ?? limit;
  if (border > 0) return { end: border, next: border };
  // One grapheme longer than a bubble: nothing better is left than a border of code points.
  const end = (text.codePointAt(limit - 1) ?? 0) > 0xffff ? limit - 1 : limit;
  return { end, next: end };
}

function findCut(text: string, limit: number): Cut {
  const { paragraphs, lines } = lineCuts(text, limit);
  const kinds = [paragraphs, lines, sentenceCuts(text, limit)];
  // A good place in the later half first, so that a short opening paragraph does not cost a bubble of its own.
  for (const least of [limit / 2, 0])
    for (const cuts of kinds) {
      const cut = cuts.at(-1);
      if (cut && cut.end >= least) return cut;
    }
  return graphemeCut(text, limit);
}

/**
 * Splits a text into bubbles LINE accepts: at paragraph ends, else line ends, else sentence ends, else between
 * graphemes. Only the line breaks at the cuts are left out.
 */
export function splitText(text: string, limit: number = BUBBLE_LIMIT): string[] {
  if (limit < 2) throw new RangeError('A bubble holds at least one surrogate pair');
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = findCut(rest, limit);
    parts.push(rest.slice(0, cut.end));
    rest = rest.slice(cut.next);
  }
  if (rest.length > 0) parts.push(rest);
  return parts;
}
