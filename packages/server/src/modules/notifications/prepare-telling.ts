import { GROUP_OF_KIND, NotificationKind } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { addressOf } from './address.ts';
import { deleteDelivery, lockDelivery, releaseDelivery, type LeasedRow } from './deliveries-store.ts';
import type { Mail } from './mail-client.ts';
import { addressPlace } from './notify-address.ts';
import { subscriptionPlace } from './add-push-device.ts';
import { selectPerson, selectPreferences, selectSettings, type Settings } from './preferences-store.ts';
import { defaultPreferences } from './preference-defaults.ts';
import { PushSubscription, type PushMessage } from './push-client.ts';
import { vapidKeys } from './vapid.ts';
import { contactMail, headline, staffMail, type Wording } from './words.ts';

/** Which of these people work now. */
export type OnShift = (
  tx: OperatorTx,
  staffIds: readonly string[],
  now: Date,
) => Promise<ReadonlySet<string>>;

export interface TellingDeps {
  readonly onShift: OnShift;
  readonly pushOn: boolean;
  readonly mailOn: boolean;
}

export type Telling = { readonly row: LeasedRow } & (
  { readonly push: PushMessage } | { readonly mail: Mail }
);

/** A mail or push, or why there is none: `drop` nobody misses, `fail` the administrator should hear of. */
type Verdict = { readonly telling: Telling } | 'drop' | { readonly fail: string };

const link = (context: Pick<Context, 'publicUrl'>, row: LeasedRow) =>
  `${context.publicUrl}/n/${row.notification_id ?? ''}`;

function writeMail(row: LeasedRow, to: string, words: { subject: string; text: string }, at: Date): Telling {
  return { row, mail: { to, ...words, id: row.id, at } };
}

function forContact(
  keys: OperatorKeys,
  row: LeasedRow,
  { content, at, mailOn }: Settings & { at: Date; mailOn: boolean },
): Verdict {
  if (!mailOn) return { fail: 'mail_not_set_up' };
  if (!row.sealed_address) return 'drop';
  const to = keys.unseal(addressPlace(row.id), row.sealed_address).toString('utf8');
  const kind = NotificationKind.parse(row.kind);
  const words = contactMail({ language: 'ja', content, kind, deskName: row.desk_name });
  return { telling: writeMail(row, to, words, at) };
}

function pushOf(
  context: Pick<Context, 'publicUrl'>,
  keys: OperatorKeys,
  row: LeasedRow,
  { wording, at }: { wording: Wording; at: Date },
): Verdict {
  if (!row.sealed_subscription || !row.push_device_id) return 'drop';
  const sealed = keys.unseal(subscriptionPlace(row.push_device_id), row.sealed_subscription);
  const subscription = PushSubscription.parse(JSON.parse(sealed.toString('utf8')));
  const payload = JSON.stringify({
    title: headline(wording),
    // The same for every attempt and for the matter as a whole: a repetition replaces what is already on the screen.
    tag: row.notification_id,
    link: new URL(link(context, row)).pathname,
    language: wording.language,
  });
  const ttlSeconds = Math.max(0, Math.round((row.expires_at.getTime() - at.getTime()) / 1000));
  const urgency = row.urgent || GROUP_OF_KIND[wording.kind] === 'alert' ? 'high' : 'normal';
  return { telling: { row, push: { subscription, vapid: vapidKeys(keys), payload, ttlSeconds, urgency } } };
}

async function forStaff(
  context: Pick<Context, 'publicUrl' | 'clock'>,
  tx: OperatorTx,
  keys: OperatorKeys,
  {
    row,
    staffId,
    settings,
    deps,
  }: { row: LeasedRow; staffId: string; settings: Settings; deps: TellingDeps },
): Promise<Verdict> {
  const at = context.clock.now();
  const kind = NotificationKind.parse(row.kind);
  const person = await selectPerson(tx, staffId);
  // Read meanwhile, at a console: nobody needs a telephone to shake as well.
  if (!person?.active || row.read_at) return 'drop';
  const chosen = await selectPreferences(tx, staffId);
  const { quiet } = chosen ?? defaultPreferences(person.deskRoles, person.operatorRoles);
  if (quiet === 'outside_shift' && !row.urgent && GROUP_OF_KIND[kind] !== null) {
    const working = await deps.onShift(tx, [staffId], at);
    if (!working.has(staffId)) return 'drop';
  }
  const wording: Wording = {
    language: person.language,
    content: settings.content,
    kind,
    deskName: row.desk_name,
  };
  if (row.transport === 'push')
    return deps.pushOn && settings.push ? pushOf(context, keys, row, { wording, at }) : 'drop';
  const to = addressOf(keys, staffId, person.login, chosen?.sealedAddress ?? null);
  if (!deps.mailOn || to === null) return 'drop';
  return { telling: writeMail(row, to, staffMail(wording, link(context, row)), at) };
}

/**
 * Decides what a leased delivery becomes now, by what the person, the operator and the installation want now: what is
 * to be sent, or null when it was dropped, given up or taken over by another process.
 */
export async function prepareTelling(
  context: Pick<Context, 'publicUrl' | 'clock'>,
  tx: OperatorTx,
  keys: OperatorKeys,
  { id, leaseId, deps }: { id: string; leaseId: string; deps: TellingDeps },
): Promise<Telling | null> {
  const row = await lockDelivery(tx, id, leaseId);
  if (!row) return null;
  const now = context.clock.now();
  const settings = await selectSettings(tx);
  const decide = (): Verdict | Promise<Verdict> => {
    if (row.expires_at <= now) return { fail: row.error ?? 'too_late' };
    if (row.staff_id === null) return forContact(keys, row, { ...settings, at: now, mailOn: deps.mailOn });
    return forStaff(context, tx, keys, { row, staffId: row.staff_id, settings, deps });
  };
  const verdict = await decide();
  if (verdict === 'drop') await deleteDelivery(tx, id, leaseId);
  else if ('fail' in verdict)
    await releaseDelivery(tx, id, leaseId, { state: 'failed', error: verdict.fail, next_attempt_at: now });
  else return verdict.telling;
  return null;
}
