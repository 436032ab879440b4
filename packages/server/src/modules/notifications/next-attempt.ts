/** What became of one attempt. `gone`: the browser gave its subscription up. */
export type TellOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'later'; readonly error: string; readonly retryAfterMs?: number };

export type TellStep =
  | { readonly kind: 'done' }
  | { readonly kind: 'forget_device' }
  | { readonly kind: 'fail'; readonly error: string }
  | { readonly kind: 'again'; readonly at: Date; readonly error: string };

const PAUSES_MS = [5_000, 20_000, 60_000, 180_000, 600_000] as const;
const LAST_PAUSE_MS = 1_800_000;

/** What follows an attempt: pauses grow, and what nobody could use any more is given up. */
export function nextAttempt(
  outcome: TellOutcome,
  { attempts, now, expiresAt }: { attempts: number; now: Date; expiresAt: Date },
): TellStep {
  if (outcome.kind === 'accepted') return { kind: 'done' };
  if (outcome.kind === 'gone') return { kind: 'forget_device' };
  if (outcome.kind === 'refused') return { kind: 'fail', error: outcome.error };
  const pause = Math.max(PAUSES_MS[attempts] ?? LAST_PAUSE_MS, outcome.retryAfterMs ?? 0);
  const at = new Date(now.getTime() + pause);
  return at < expiresAt
    ? { kind: 'again', at, error: outcome.error }
    : { kind: 'fail', error: outcome.error };
}
