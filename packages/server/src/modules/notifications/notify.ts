import {
  deskRightsOf,
  GROUP_OF_KIND,
  type DeskRight,
  type NotificationChoice,
  type NotificationKind,
  type NotificationSubject,
} from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { insertDeliveries, type NewDelivery } from './deliveries-store.ts';
import {
  deleteOldNotifications,
  selectRecipients,
  upsertNotifications,
  type Recipient,
} from './notifications-store.ts';
import { defaultPreferences } from './preference-defaults.ts';

export interface Notify {
  readonly deskId: string;
  /** These people, or everybody who holds the right at the desk. Nobody is told of a desk they may not see. */
  readonly to: { readonly staffIds: readonly string[] } | { readonly right: DeskRight };
  readonly kind: NotificationKind;
  readonly subject?: NotificationSubject;
  /** Comes through although the person is off duty. A climbed alert always does. */
  readonly urgent?: boolean;
  /** Who did it and needs no telling. */
  readonly except?: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TELL_AGAIN_MS = 5 * MINUTE_MS;
const KEPT_MS = 30 * DAY_MS;
/** After this long a push is about something that has long been seen to or missed. */
const PUSH_LASTS_MS = 30 * MINUTE_MS;
const URGENT_PUSH_LASTS_MS = 120 * MINUTE_MS;
export const MAIL_LASTS_MS = 12 * 60 * MINUTE_MS;

const EVERY_WAY: NotificationChoice = { sound: true, push: true, mail: true };

function choiceOf(person: Recipient, kind: NotificationKind): NotificationChoice {
  const group = GROUP_OF_KIND[kind];
  if (group === null) return EVERY_WAY;
  const choices = person.choices ?? defaultPreferences(person.allDeskRoles, person.operatorRoles).choices;
  return choices[group];
}

/** The part of `notify` after the people are known; `deskId` null: about no desk. */
export async function tellPeople(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  people: readonly Recipient[],
  what: {
    readonly deskId: string | null;
    readonly kind: NotificationKind;
    readonly subject: NotificationSubject | null;
    readonly urgent: boolean;
  },
): Promise<void> {
  if (people.length === 0) return;
  const now = context.clock.now();
  const after = (ms: number) => new Date(now.getTime() + ms);
  const told = await upsertNotifications(tx, {
    ...what,
    at: now,
    // Who asks for a test wants to see it each time.
    tellAgainBefore: GROUP_OF_KIND[what.kind] === null ? now : after(-TELL_AGAIN_MS),
    rows: people.map(({ staffId }) => ({ id: uuidv7(context.clock), staffId })),
  });
  const known = new Map(people.map((person) => [person.staffId, person]));
  const deliveries = told.flatMap(({ id, staffId }): NewDelivery[] => {
    const person = known.get(staffId);
    if (!person) return [];
    const choice = choiceOf(person, what.kind);
    const base = {
      desk_id: what.deskId,
      kind: what.kind,
      urgent: what.urgent,
      notification_id: id,
      staff_id: staffId,
      sealed_address: null,
      next_attempt_at: now,
      created_at: now,
    };
    const lasts = what.urgent ? URGENT_PUSH_LASTS_MS : PUSH_LASTS_MS;
    const push = choice.push ? person.pushDeviceIds : [];
    return [
      ...push.map((push_device_id) => ({
        ...base,
        id: uuidv7(context.clock),
        transport: 'push' as const,
        push_device_id,
        expires_at: after(lasts),
      })),
      ...(choice.mail && person.mayHaveAddress
        ? [
            {
              ...base,
              id: uuidv7(context.clock),
              transport: 'mail' as const,
              push_device_id: null,
              expires_at: after(MAIL_LASTS_MS),
            },
          ]
        : []),
    ];
  });
  await insertDeliveries(tx, deliveries);
  await deleteOldNotifications(
    tx,
    people.map(({ staffId }) => staffId),
    after(-KEPT_MS),
  );
  tx.onCommit(() => {
    for (const { staffId } of people) context.hints.publish('told', staffId);
    if (deliveries.length > 0) context.hints.publish('telling', tx.operatorId);
  });
}

/**
 * Tells staff of something, within the transaction it happens in: it appears in their lists with the commit, and push
 * and mail leave soon after, as each of them chose. Call it late in a verb, before `announce`. The same matter (desk,
 * kind, subject) that is still unread is counted up, and told by push and mail again after five minutes at the
 * earliest.
 */
export async function notify(
  tx: OperatorTx,
  context: Pick<Context, 'clock' | 'hints'>,
  { deskId, to, kind, subject, urgent = kind === 'alert_climbed', except }: Notify,
): Promise<void> {
  const needed: DeskRight = 'right' in to ? to.right : 'desk.read';
  const staffIds = 'staffIds' in to ? to.staffIds : null;
  if (staffIds?.length === 0) return;
  const candidates = await selectRecipients(tx, deskId, staffIds);
  const people = candidates.filter(
    ({ staffId, operatorRoles, deskRole }) =>
      staffId !== except && deskRightsOf(operatorRoles, deskRole).has(needed),
  );
  await tellPeople(tx, context, people, { deskId, kind, subject: subject ?? null, urgent });
}
