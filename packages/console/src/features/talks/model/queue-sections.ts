import { alertRank, type ConsultationSummary, queueKeyOf } from '@tomoshibi/contract';

export interface QueueSections {
  readonly waiting: readonly ConsultationSummary[];
  /** They wrote while the desk took nobody in. */
  readonly outside: readonly ConsultationSummary[];
  /** A flow talks with them; nobody has been asked for yet. */
  readonly bot: readonly ConsultationSummary[];
  readonly mine: readonly ConsultationSummary[];
  readonly others: readonly ConsultationSummary[];
}

const at = (iso: string | null): number => (iso === null ? Number.POSITIVE_INFINITY : Date.parse(iso));

const keyOf = ({ id, waitingSince, openedAt, placed }: ConsultationSummary): string =>
  queueKeyOf({ id, waitingSince: waitingSince ?? openedAt, placedKey: placed?.key ?? null });

/**
 * As people will be served: alerts, those kept for oneself, the places supervisors gave, whoever waits longest. Each
 * key is made once.
 */
function inTurn(waiting: readonly ConsultationSummary[], staffId: string): ConsultationSummary[] {
  return waiting
    .map((summary) => ({
      summary,
      rank: alertRank(summary),
      own: summary.reserved?.staffId === staffId ? 0 : 1,
      key: keyOf(summary),
    }))
    .sort((a, b) => a.rank - b.rank || a.own - b.own || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ summary }) => summary);
}

/** Those whose words are unanswered longest come first, the answered ones by their newest message. */
const byNeed = (a: ConsultationSummary, b: ConsultationSummary): number => {
  const unanswered = at(a.unansweredSince) - at(b.unansweredSince);
  if (!Number.isNaN(unanswered) && unanswered !== 0) return unanswered;
  return at(b.lastMessageAt) - at(a.lastMessageAt) || a.id.localeCompare(b.id);
};

/** Has an alert that nobody decided about and that is not likely to be a mistake. */
export const isAlarming = ({ alert }: ConsultationSummary): boolean =>
  alert !== null && alert.open && !alert.likelyFalse;

/** Orders the open consultations for the queue; `deskId` narrows them to one desk. */
export function queueSections(
  summaries: Iterable<ConsultationSummary>,
  staffId: string,
  deskId: string | null,
): QueueSections {
  const waiting: ConsultationSummary[] = [];
  const outside: ConsultationSummary[] = [];
  const bot: ConsultationSummary[] = [];
  const mine: ConsultationSummary[] = [];
  const others: ConsultationSummary[] = [];
  for (const summary of summaries) {
    if (deskId !== null && summary.deskId !== deskId) continue;
    if (summary.state === 'waiting') waiting.push(summary);
    else if (summary.state === 'outside') outside.push(summary);
    else if (summary.state === 'bot') bot.push(summary);
    else if (summary.assignee?.staffId === staffId) mine.push(summary);
    else others.push(summary);
  }
  return {
    waiting: inTurn(waiting, staffId),
    outside: inTurn(outside, staffId),
    bot: inTurn(bot, staffId),
    mine: mine.sort(byNeed),
    others: others.sort(byNeed),
  };
}
