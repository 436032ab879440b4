/** Whether the desk takes people in at a moment, and since when that has been so. */
export interface Intake {
  readonly phase: 'intake' | 'talk_only' | 'closed';
  readonly since: Date | null;
}

/** live: answered while open · kept (預かり): taken at any hour, answered in the next opening. */
export type Mode = 'live' | 'kept';

/** Where words that come now belong: into the queue, or beside it until the next opening. */
export function placeOf(phase: Intake['phase'], mode: Mode): 'waiting' | 'outside' {
  return phase === 'intake' || mode === 'kept' ? 'waiting' : 'outside';
}

/** What a person was last told by the desk itself. */
export interface Told {
  readonly kind: string;
  readonly at: Date;
  readonly place: number | null;
}

export interface Arrival {
  readonly now: Date;
  readonly intake: Intake;
  readonly mode: Mode;
  /** Where the talk stands after what came. */
  readonly state: 'bot' | 'outside' | 'waiting' | 'active';
  /** The talk began, or came into the queue, with what came. */
  readonly entered: boolean;
  readonly told: Told | null;
  /** How many wait before the person. */
  readonly ahead: number;
  /** Seats that nobody has taken; null: the desk does not count them. */
  readonly freeSeats: number | null;
  /** What came raised an alert of danger to somebody. */
  readonly danger: boolean;
}

export type ArrivalText = 'closed' | 'intake_ended' | 'kept' | 'received' | 'busy' | 'place_update';

const MINUTE_MS = 60_000;
/** Nobody is told the same with every bubble; after this long they may have lost sight of it. */
const REPEAT_MS = 60 * MINUTE_MS;
/** Somebody in danger is given the numbers to call again sooner. */
const REPEAT_IN_DANGER_MS = 10 * MINUTE_MS;
/** Between two words on one's place in line, each of which answers a message and costs nothing. */
const PLACE_MS = 3 * MINUTE_MS;

/** What is said to somebody who writes before a person has answered; null: nothing now. */
export function afterMessage(arrival: Arrival): ArrivalText | null {
  const { state, intake, mode } = arrival;
  if (state === 'active' || state === 'bot') return null;
  if (state === 'outside')
    return onceInAWhile(intake.phase === 'talk_only' ? 'intake_ended' : 'closed', arrival);
  if (mode === 'kept' && intake.phase !== 'intake') return onceInAWhile('kept', arrival);
  if (arrival.entered) return isBusy(arrival) ? 'busy' : 'received';
  return hasMovedUp(arrival) ? 'place_update' : null;
}

function onceInAWhile<Kind extends ArrivalText>(kind: Kind, arrival: Arrival): Kind | null {
  const { told, now, intake, danger } = arrival;
  if (!told || told.kind !== kind || (intake.since && told.at < intake.since)) return kind;
  const pause = danger ? REPEAT_IN_DANGER_MS : REPEAT_MS;
  return now.getTime() - told.at.getTime() >= pause ? kind : null;
}

function isBusy({ ahead, freeSeats }: Arrival): boolean {
  return freeSeats !== null && ahead >= freeSeats;
}

function hasMovedUp({ told, ahead, now }: Arrival): boolean {
  if (!told || told.place === null || ahead >= told.place) return false;
  return now.getTime() - told.at.getTime() >= PLACE_MS;
}

/** Whether it is time to say again that only words are read here. */
export function saysNoMedia(toldAt: Date | null, now: Date): boolean {
  return !toldAt || now.getTime() - toldAt.getTime() >= REPEAT_IN_DANGER_MS;
}

export interface SilenceRules {
  readonly nudgeMinutes: number | null;
  readonly silenceMinutes: number | null;
}

/** What follows when the person has not written since the counselor's last words (R29). */
export function afterSilence(
  talk: { readonly silentSince: Date; readonly nudgedAt: Date | null },
  rules: SilenceRules,
  now: Date,
): 'nudge' | 'close' | null {
  const silent = (now.getTime() - talk.silentSince.getTime()) / MINUTE_MS;
  if (rules.silenceMinutes !== null && silent >= rules.silenceMinutes) return 'close';
  const nudged = talk.nudgedAt !== null && talk.nudgedAt >= talk.silentSince;
  return rules.nudgeMinutes !== null && silent >= rules.nudgeMinutes && !nudged ? 'nudge' : null;
}
