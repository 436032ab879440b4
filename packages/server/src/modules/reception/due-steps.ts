import type { DeskRules } from '@tomoshibi/contract';
import { afterSilence, type Intake } from './what-to-say.ts';

/** An open talk as the desk looks at it from time to time. */
export interface Attended {
  readonly state: 'bot' | 'outside' | 'waiting' | 'active';
  readonly lastMessageAt: Date;
  readonly unansweredSince: Date | null;
  readonly firstReplyAt: Date | null;
  readonly nudgedAt: Date | null;
  readonly toldAt: Date | null;
  readonly toldPlace: number | null;
  /** How many wait before it; null when it does not wait. */
  readonly ahead: number | null;
  /** A message of it waits for a person's decision; nothing ends it meanwhile. */
  readonly undecided: boolean;
}

export type DueStep = 'nudge' | 'silence' | 'overrun' | 'not_reached' | 'place' | 'put_away' | 'bot_left';

const MINUTE_MS = 60_000;

/** What the desk does about an open talk now, without anybody acting; null: nothing. */
export function dueStep(talk: Attended, rules: DeskRules, intake: Intake, now: Date): DueStep | null {
  switch (talk.state) {
    case 'active':
      return activeStep(talk, rules, intake, now);
    case 'waiting':
      return waitingStep(talk, rules, intake, now);
    // Who leaves the bot in the middle may come back within the same time, and goes on where they were.
    case 'bot':
      return minutesSince(talk.lastMessageAt, now) >= rules.outsideHours * 60 ? 'bot_left' : null;
    case 'outside':
      return minutesSince(talk.lastMessageAt, now) >= rules.outsideHours * 60 ? 'put_away' : null;
  }
}

const minutesSince = (since: Date, now: Date): number => (now.getTime() - since.getTime()) / MINUTE_MS;

function activeStep(talk: Attended, rules: DeskRules, intake: Intake, now: Date): DueStep | null {
  if (talk.undecided) return null;
  const { overrunMinutes } = rules;
  const closedFor = intake.phase === 'closed' && intake.since ? minutesSince(intake.since, now) : null;
  if (closedFor !== null && overrunMinutes !== null && closedFor >= overrunMinutes) return 'overrun';
  // Silence counts from the counselor's last words; who has not been answered is not silent.
  if (talk.unansweredSince || !talk.firstReplyAt) return null;
  const step = afterSilence({ silentSince: talk.lastMessageAt, nudgedAt: talk.nudgedAt }, rules, now);
  return step === 'close' ? 'silence' : step;
}

function waitingStep(talk: Attended, rules: DeskRules, intake: Intake, now: Date): DueStep | null {
  if (intake.phase === 'closed' && rules.mode === 'live') return 'not_reached';
  const { toldPlace, toldAt, ahead } = talk;
  if (rules.placeMinutes === null || toldPlace === null || !toldAt || ahead === null) return null;
  return ahead < toldPlace && minutesSince(toldAt, now) >= rules.placeMinutes ? 'place' : null;
}
