/** Of a waiting consultation, what its turn follows from. */
export interface Waiting {
  readonly id: string;
  /** When the person began to wait, as the API writes times. */
  readonly waitingSince: string;
  /** A place a supervisor gave; null: the person's own turn. */
  readonly placedKey: string | null;
}

const DIGITS = '0123456789abcdef';

/**
 * Keys are fractions written in hexadecimal without "0." and never end in 0, so comparing them letter by letter compares
 * the fractions, and between any two there is room for another. Who waits in their own turn has the time in
 * milliseconds; the id tells two of the same millisecond apart.
 */
export function ownKey(waitingSince: string, id: string): string {
  return `8${String(Date.parse(waitingSince)).padStart(15, '0')}${id.replaceAll('-', '')}8`;
}

export function queueKeyOf(waiting: Waiting): string {
  return waiting.placedKey ?? ownKey(waiting.waitingSince, waiting.id);
}

/** A key after `low` ('' is before all) and before `high`. */
export function keyBetween(low: string, high: string): string {
  if (low >= high) throw new RangeError('There is no place between these keys.');
  let key = '';
  let bounded = true;
  for (let place = 0; ; place += 1) {
    const from = DIGITS.indexOf(low[place] ?? '0');
    const to = bounded ? DIGITS.indexOf(high[place] ?? '0') : DIGITS.length;
    if (to - from > 1) return key + DIGITS[Math.floor((from + to) / 2)];
    key += DIGITS[from];
    // Below `high` at this digit, the key is bounded no more.
    if (to > from) bounded = false;
  }
}

/** Before everybody who waits in their own turn, also those who come later with an earlier time. */
export function keyAtFront(first: string | undefined): string {
  return keyBetween('', first !== undefined && first < '8' ? first : '8');
}

/**
 * The order in which people are served: those raised by an open alert first, the higher level before the lower; then
 * the place a supervisor gave with a reason; then whoever has waited longest. A place is one among equally raised people:
 * nobody is moved ahead of an alert that nobody has looked at. Machine judgement raises and never puts behind.
 */
export function compareWaiting<T extends Waiting>(raised: (waiting: T) => number): (a: T, b: T) => number {
  return (a, b) => {
    const byAlert = raised(b) - raised(a);
    if (byAlert !== 0) return byAlert;
    const [one, other] = [queueKeyOf(a), queueKeyOf(b)];
    if (one !== other) return one < other ? -1 : 1;
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  };
}
