import { ALERT_LEVELS, type AlertClock, type AlertLevel, type AlertStage } from '@tomoshibi/contract';

/** What the keyword search says of one place in a message. */
export interface Hit {
  readonly list: 'fixed' | 'lexicon' | 'desk';
  /** The fixed word itself, or a stable id of the lexicon's or the desk's entry. */
  readonly entry: string;
  readonly level: AlertLevel;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Why it may be meant otherwise; null: taken at its word. */
  readonly likelyFalse: string | null;
}

/** An undecided alert as far as the clock and new hits are concerned. */
export interface AlertState {
  readonly level: AlertLevel;
  readonly likelyFalse: boolean;
  readonly stage: AlertStage;
  /** Since when nobody has looked; null: somebody did, at `seenAt`. */
  readonly unseenSince: Date | null;
  readonly seenAt: Date | null;
  /** When the people of the stage were told last; null: they are still to be told. */
  readonly toldAt: Date | null;
}

export interface Growth {
  readonly state: AlertState;
  /** People must be told: it is new, graver than before, or no longer doubtful. */
  readonly rings: boolean;
}

const graver = (one: AlertLevel, other: AlertLevel): AlertLevel =>
  ALERT_LEVELS.indexOf(one) >= ALERT_LEVELS.indexOf(other) ? one : other;
const gravest = (hits: readonly Hit[]): AlertLevel =>
  hits.map((hit) => hit.level).reduce(graver, ALERT_LEVELS[0]);

/**
 * What new hits make of a consultation's alert. Hits labelled as likely false are shown and raise the talk in the
 * list, but alone they tell nobody, and they make no alert graver. The level never falls. When a seen alert becomes
 * graver, somebody has to look again.
 */
export function growAlert(known: AlertState | null, hits: readonly Hit[], now: Date): Growth {
  const plain = hits.filter((hit) => hit.likelyFalse === null);
  const doubtful = plain.length === 0 && (known?.likelyFalse ?? true);
  const found = gravest(doubtful ? hits : plain);
  if (!known) {
    const state = {
      level: found,
      likelyFalse: doubtful,
      stage: 'counselor',
      unseenSince: now,
      seenAt: null,
      toldAt: null,
    } as const;
    return { state, rings: !doubtful };
  }
  const level = graver(known.level, found);
  const becomesPlain = known.likelyFalse && !doubtful;
  const rings = !doubtful && (becomesPlain || level !== known.level);
  if (!rings) return { state: { ...known, level, likelyFalse: doubtful }, rings };
  const unseenSince = becomesPlain ? now : (known.unseenSince ?? now);
  return { state: { ...known, level, likelyFalse: false, unseenSince, seenAt: null, toldAt: null }, rings };
}

/** What is to be done about an alert by the clock alone, and when. */
export interface NextClimb {
  readonly at: Date;
  readonly kind: 'told' | 'climbed' | 'reminded';
  readonly stage: AlertStage;
}

const MINUTE_MS = 60_000;
const after = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * MINUTE_MS);
const later = (one: Date, other: Date | null): Date => (other && other > one ? other : one);

/**
 * The clock of an undecided alert: counselor, then supervisors, then contacts, counted from when it was raised; whoever
 * sees it stops the climb, and until somebody decides the people of its stage are reminded. Null: nothing is due ever.
 */
export function nextClimb(alert: AlertState, clock: AlertClock): NextClimb | null {
  if (alert.likelyFalse) return null;
  const { level, stage, unseenSince, seenAt, toldAt } = alert;
  if (unseenSince && !toldAt) return { at: unseenSince, kind: 'told', stage };
  if (level === 'medium' && !clock.mediumClimbs) return null;
  if (unseenSince && stage === 'counselor')
    return { at: after(unseenSince, clock[level].supervisor), kind: 'climbed', stage: 'supervisor' };
  if (unseenSince && stage === 'supervisor')
    return { at: after(unseenSince, clock[level].contact), kind: 'climbed', stage: 'contact' };
  const last = unseenSince ? toldAt : seenAt && later(seenAt, toldAt);
  return last ? { at: after(last, clock.remindMinutes), kind: 'reminded', stage } : null;
}
