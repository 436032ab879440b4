import type { ChannelCheck } from '@tomoshibi/contract';
import { asLineFault, LineFault } from '../../line/line-fault.ts';
import type { BotInfo, MessagingClient } from '../../line/messaging-client.ts';

export type CheckItem = ChannelCheck['items'][number];
type Name = CheckItem['item'];
type Facts = CheckItem['facts'];

export const ok = (item: Name, facts: Facts): CheckItem => ({ item, result: 'ok', facts });
export const mend = (item: Name, facts: Facts): CheckItem => ({ item, result: 'mend', facts });
export const unknown = (item: Name, facts: Facts = {}): CheckItem => ({ item, result: 'unknown', facts });

/** What LINE's refusal says of the channel: wrong credentials are ours to mend, the rest leaves the item open. */
export function faultItem(item: Name, error: unknown): CheckItem {
  const { kind, status } = asLineFault(error);
  const facts = { fault: kind, ...(status === null ? {} : { status }) };
  return kind === 'credentials' || kind === 'forbidden' ? mend(item, facts) : unknown(item, facts);
}

async function answered(item: Name, work: () => Promise<CheckItem>): Promise<CheckItem> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LineFault) return faultItem(item, error);
    throw error;
  }
}

export const chatMode = (info: BotInfo): CheckItem =>
  (info.chatMode === 'bot' ? ok : mend)('chat_mode', { chatMode: info.chatMode });

/** The address entered at LINE and its switch, compared with ours. */
export async function askWebhook(
  line: MessagingClient,
  token: string,
  expected: string,
): Promise<CheckItem[]> {
  try {
    const entered = await line.webhookEndpoint(token);
    if (!entered)
      return [mend('webhook_url', { expected, entered: null }), mend('webhook_active', { active: false })];
    return [
      (entered.endpoint === expected ? ok : mend)('webhook_url', { expected, entered: entered.endpoint }),
      (entered.active ? ok : mend)('webhook_active', { active: entered.active }),
    ];
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    return [faultItem('webhook_url', error), faultItem('webhook_active', error)];
  }
}

/** Lets LINE send a signed, empty event to the address entered there. */
export function askWebhookTest(line: MessagingClient, token: string): Promise<CheckItem> {
  return answered('webhook_test', async () => {
    const { success, statusCode, reason } = await line.testWebhook(token);
    return (success ? ok : mend)('webhook_test', { statusCode, reason });
  });
}

/** From this share of the month's messages on, people should act before LINE refuses to push. */
const QUOTA_TIGHT = 0.9;

export function askQuota(line: MessagingClient, token: string): Promise<CheckItem> {
  return answered('quota', async () => {
    const [quota, { totalUsage: used }] = await Promise.all([
      line.quota(token),
      line.quotaConsumption(token),
    ]);
    const limit = quota.value ?? null;
    if (quota.type === 'none' || limit === null) return ok('quota', { limit: null, used });
    return (used < limit * QUOTA_TIGHT ? ok : mend)('quota', { limit, used });
  });
}
