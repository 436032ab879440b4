/** The longest text of one LINE message, and of one answer, in UTF-16 units. */
export const BUBBLE_UNITS = 5000;
export const ANSWER_UNITS = 20_000;
/** From here on the counter is shown. */
const NEAR_UNITS = 4500;

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** In how many LINE messages a text goes; what a reader sees as one character is never cut. */
export function bubbleCount(text: string): number {
  if (text.length <= BUBBLE_UNITS) return text.length > 0 ? 1 : 0;
  let bubbles = 1;
  let filled = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (filled + segment.length > BUBBLE_UNITS) {
      bubbles += 1;
      filled = 0;
    }
    filled += segment.length;
  }
  return bubbles;
}

export type LengthHint =
  | { readonly kind: 'none' }
  | { readonly kind: 'near'; readonly left: number }
  | { readonly kind: 'split'; readonly units: number; readonly bubbles: number }
  | { readonly kind: 'too_long'; readonly units: number };

/** What to say about the length of an answer. */
export function lengthHint(text: string): LengthHint {
  const units = text.length;
  if (units > ANSWER_UNITS) return { kind: 'too_long', units };
  if (units > BUBBLE_UNITS) return { kind: 'split', units, bubbles: bubbleCount(text) };
  return units >= NEAR_UNITS ? { kind: 'near', left: BUBBLE_UNITS - units } : { kind: 'none' };
}
