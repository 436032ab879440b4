import type { Context } from '../../platform/context.ts';
import type { OperatorKeys } from '../../platform/crypto/keyring.ts';
import type { MessagingClient } from '../../line/messaging-client.ts';
import { recordAudit } from '../audit/index.ts';
import { announce } from '../live/index.ts';
import { lineNamePlace, setLineName } from '../seekers/index.ts';
import { lockOpenConsultations, touchConsultations } from '../talks/index.ts';

export interface Newcomer {
  readonly seekerId: string;
  readonly userId: string;
}

export interface NameSource {
  readonly client: Pick<MessagingClient, 'profile'>;
  readonly tokens: { accessToken(operatorId: string, channelId: string): Promise<string> };
}

/**
 * Asks LINE for the names of new people, at desks that show LINE names only. A name that LINE does not give is no
 * fault: the pseudonym stays.
 */
export async function learnNames(
  context: Context,
  line: NameSource,
  channel: { operatorId: string; channelId: string },
  { newcomers, isStopped }: { newcomers: readonly Newcomer[]; isStopped: () => boolean },
): Promise<void> {
  const keys = await context.keys(channel.operatorId);
  const token = await line.tokens.accessToken(channel.operatorId, channel.channelId);
  for (const { seekerId, userId } of newcomers) {
    if (isStopped()) return;
    try {
      const profile = await line.client.profile(token, userId);
      if (profile) await writeName(context, keys, seekerId, profile.displayName);
    } catch (error) {
      // One person's name that does not come must not cost the others theirs.
      context.logger.warn({ event: 'name_not_learnt', channelId: channel.channelId, err: error });
    }
  }
}

async function writeName(
  context: Context,
  keys: OperatorKeys,
  seekerId: string,
  displayName: string,
): Promise<void> {
  await context.db.tenant(keys.operatorId, async (tx) => {
    await setLineName(tx, seekerId, keys.seal(lineNamePlace(seekerId), displayName));
    const open = await lockOpenConsultations(tx, [seekerId]);
    await touchConsultations(
      tx,
      open.map((row) => row.id),
    );
    await recordAudit(
      tx,
      context.clock,
      { kind: 'system' },
      { action: 'seeker.named', subject: { kind: 'seeker', id: seekerId } },
    );
    await announce(
      tx,
      context,
      open.map((row) => ({ kind: 'consultation', deskId: row.desk_id, consultationId: row.id }) as const),
    );
  });
}
