export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that can be moved by the control API: base time plus an offset. */
export class ShiftableClock implements Clock {
  readonly #base: Clock;
  offsetMs = 0;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + this.offsetMs;
  }
}

const JST_OFFSET_MS = 9 * 3_600_000;

/** `yyyyMMdd` in UTC+9, the calendar LINE counts in. */
export const jstDay = (ms: number): string =>
  new Date(ms + JST_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');

/** `yyyyMM` in UTC+9. */
export const jstMonth = (ms: number): string => jstDay(ms).slice(0, 6);
