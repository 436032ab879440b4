import type { App } from '../../src/app.ts';
import { raiseAlerts, withdrawHits, type AlertNotifier } from '../../src/modules/alerts/index.ts';
import { announce } from '../../src/modules/live/index.ts';
import { lockConsultation, touchConsultations } from '../../src/modules/talks/index.ts';
import { notFound } from '../../src/platform/app-error.ts';

type FoundHit = Parameters<typeof raiseAlerts>[2]['found'][number]['hits'][number];

/** A hit of 死に at the beginning of a message, unless told otherwise. */
export const hitOf = (change: Partial<FoundHit> = {}): FoundHit => ({
  list: 'fixed',
  entry: '死に',
  level: 'high',
  start: 0,
  end: 2,
  likelyFalse: null,
  ...change,
});

interface Where {
  readonly operatorId: string;
  readonly consultationId: string;
  readonly messageId: string;
}

/** Raises hits of one message, as the applying of incoming events does. */
export async function raise(
  { context }: Pick<App, 'context'>,
  { operatorId, consultationId, messageId }: Where,
  hits: readonly FoundHit[],
): Promise<void> {
  await context.db.tenant(operatorId, async (tx) => {
    const talk = await lockConsultation(tx, consultationId);
    if (!talk) throw notFound('consultation');
    await touchConsultations(tx, [consultationId]);
    const found = {
      deskId: talk.desk_id,
      seekerId: talk.seeker_id,
      consultationId,
      messageId,
      at: context.clock.now(),
      hits,
    };
    const events = await raiseAlerts(tx, context, { found: [found], lexiconVersion: 'test-1' });
    await announce(tx, context, [{ kind: 'consultation', deskId: talk.desk_id, consultationId }, ...events]);
  });
}

/** Takes hits of a message back, as an unsend does. */
export async function withdraw(
  { context }: Pick<App, 'context'>,
  operatorId: string,
  messageId: string,
): Promise<void> {
  await context.db.tenant(operatorId, (tx) => withdrawHits(tx, [messageId]));
}

export interface Told {
  readonly consultationId: string;
  readonly stage: string;
  readonly kind: string;
  readonly staff: readonly string[];
  readonly contact: string | null;
}

/** Remembers whom alerts told, in order. */
export function rememberingNotifier(): AlertNotifier & { readonly told: Told[] } {
  const told: Told[] = [];
  return {
    told,
    staff(_tx, _context, { consultationId, stage, kind }, staffIds) {
      told.push({ consultationId, stage, kind, staff: [...staffIds], contact: null });
      return Promise.resolve(staffIds);
    },
    contact(_tx, _context, { consultationId, stage, kind }, { name, email }) {
      told.push({ consultationId, stage, kind, staff: [], contact: `${name} <${email}>` });
      return Promise.resolve(true);
    },
  };
}
