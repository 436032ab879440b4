import type { ChannelCheck } from '@tomoshibi/contract';
import { LineFault } from '../../line/line-fault.ts';
import type { BotInfo, MessagingClient } from '../../line/messaging-client.ts';
import { requireDeskRight, type Caller } from '../../platform/actor.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import { recordAudit } from '../audit/index.ts';
import { announceDeskChanged, readDesk, webhookUrl } from '../desks/index.ts';
import type { ChannelDirectory } from './channel-directory.ts';
import {
  askQuota,
  askWebhook,
  askWebhookTest,
  chatMode,
  faultItem,
  mend,
  ok,
  unknown,
  type CheckItem,
} from './channel-questions.ts';
import { openSecret, sealBotUserId } from './channel-seals.ts';
import { selectChannelOfDesk, updateChannel, type ChannelRow } from './channels-store.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'keys' | 'hints' | 'publicUrl'>;

/** What the check asks with. */
export interface LineAccess {
  readonly line: MessagingClient;
  readonly directory: ChannelDirectory;
}

interface Known {
  readonly items: CheckItem[];
  readonly info: BotInfo | null;
}

const REST = ['chat_mode', 'webhook_url', 'webhook_active', 'webhook_test', 'quota'] as const;

/** A long-lived token says nothing of the secret, without which no webhook can be verified. */
async function secretItem(context: Needs, access: LineAccess, row: ChannelRow): Promise<CheckItem | null> {
  if (!row.sealed_access_token) return null;
  const keys = await context.keys(row.operator_id);
  try {
    await access.line.issueStatelessToken(row.line_channel_id, openSecret(keys, row.id, row.sealed_secret));
    return null;
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    return error.kind === 'credentials' ? mend('credentials', { fault: 'secret' }) : null;
  }
}

async function askLine(context: Needs, access: LineAccess, row: ChannelRow): Promise<Known> {
  const { line, directory } = access;
  let token: string;
  let info: BotInfo;
  try {
    directory.forget(row.id);
    token = await directory.accessToken(row.operator_id, row.id);
    info = await line.botInfo(token);
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    return { items: [faultItem('credentials', error), ...REST.map((item) => unknown(item))], info: null };
  }
  const [secret, webhook, test, quota] = await Promise.all([
    secretItem(context, access, row),
    askWebhook(line, token, webhookUrl(context.publicUrl, row.line_channel_id)),
    askWebhookTest(line, token),
    askQuota(line, token),
  ]);
  const credentials = secret ?? ok('credentials', { basicId: info.basicId, displayName: info.displayName });
  return { items: [credentials, chatMode(info), ...webhook, test, quota], info };
}

/**
 * Asks LINE about a channel's settings and says of each whether it is right. What LINE does not answer stays
 * unknown; no transaction is open while LINE is asked.
 */
export async function checkChannel(
  context: Needs,
  access: LineAccess,
  caller: Caller,
  deskId: string,
): Promise<ChannelCheck> {
  requireDeskRight(caller, deskId, 'desk.manage');
  const row = await context.db.tenant(caller.operatorId, async (tx) => {
    const desk = await readDesk(tx, context, deskId);
    return selectChannelOfDesk(tx, desk.deskId);
  });
  if (!row) throw new AppError('conflict', 'The desk has no channel yet. Connect one, then check it.');

  const { items, info } = await askLine(context, access, row);
  const keys = await context.keys(caller.operatorId);
  await context.db.tenant(caller.operatorId, async (tx) => {
    const present = await selectChannelOfDesk(tx, deskId, 'lock');
    const same = present?.line_channel_id === row.line_channel_id;
    if (info && same)
      await updateChannel(tx, row.id, {
        basic_id: info.basicId,
        sealed_bot_user_id: sealBotUserId(keys, row.id, info.userId),
      });
    await recordAudit(tx, context.clock, caller, {
      action: 'channel.checked',
      deskId,
      subject: { kind: 'channel', id: row.id },
      details: { mend: items.filter((item) => item.result === 'mend').length },
    });
    if (info && same && present.basic_id !== info.basicId) await announceDeskChanged(tx, context, deskId);
  });
  return { checkedAt: context.clock.now().toISOString(), items };
}
