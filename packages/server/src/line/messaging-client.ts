import { channelAccessToken, HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { createPatience } from './deadline.ts';
import { asLineFault, LineFault } from './line-fault.ts';
import { createRichMenuCalls, type RichMenuCalls } from './rich-menu-calls.ts';
import { acceptedOutcome, failedOutcome, type SendMethod, type SendOutcome } from './send-outcome.ts';
import { lineMessage, type TextBubble } from './text-message.ts';

const Profile = z.object({ displayName: z.string() });
const BotInfo = z.object({
  userId: z.string(),
  basicId: z.string(),
  displayName: z.string(),
  chatMode: z.string(),
});
const WebhookEndpoint = z.object({ endpoint: z.string(), active: z.boolean() });
const WebhookTest = z.object({
  success: z.boolean().default(false),
  statusCode: z.number().default(0),
  reason: z.string().default(''),
});
const Quota = z.object({ type: z.string(), value: z.number().optional() });
const Consumption = z.object({ totalUsage: z.number() });
const IdToken = z.object({
  iss: z.literal('https://access.line.me'),
  sub: z.string().min(1),
  aud: z.string(),
});
const StatelessToken = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export type BotInfo = z.infer<typeof BotInfo>;
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;
export type WebhookTest = z.infer<typeof WebhookTest>;
export type Quota = z.infer<typeof Quota>;

/**
 * The only caller of LINE's API. The three sends answer with an outcome and never throw; everything else throws
 * LineFault. Nothing that is sent or received is logged here.
 */
export interface MessagingClient extends RichMenuCalls {
  push(token: string, to: string, messages: readonly TextBubble[], retryKey: string): Promise<SendOutcome>;
  reply(token: string, replyToken: string, messages: readonly TextBubble[]): Promise<SendOutcome>;
  /** To up to 500 people at once; LINE tells nothing of each of them, only that it took the request. */
  multicast(
    token: string,
    to: readonly string[],
    messages: readonly TextBubble[],
    retryKey: string,
  ): Promise<SendOutcome>;
  /** Asks LINE whether it would take these messages; sends nothing. A refusal is the fault `rejected`. */
  validateMulticast(token: string, messages: readonly TextBubble[]): Promise<void>;
  /** Shows the three dots to a seeker who has the talk open; seconds in steps of five, 5 to 60. */
  showLoading(token: string, userId: string, seconds: number): Promise<void>;
  /** null: LINE gives no profile (blocked, no friend, unknown). */
  profile(token: string, userId: string): Promise<{ displayName: string } | null>;
  botInfo(token: string): Promise<BotInfo>;
  /** null: no webhook address has been entered at LINE. */
  webhookEndpoint(token: string): Promise<WebhookEndpoint | null>;
  testWebhook(token: string): Promise<WebhookTest>;
  quota(token: string): Promise<Quota>;
  quotaConsumption(token: string): Promise<{ totalUsage: number }>;
  /**
   * Who opened a LIFF page, by LINE's word for it; null: LINE does not vouch for this token and this login channel.
   */
  verifyIdToken(idToken: string, loginChannelId: string): Promise<{ userId: string } | null>;
  issueStatelessToken(
    channelId: string,
    channelSecret: string,
  ): Promise<{ token: string; expiresInSeconds: number }>;
}

export interface MessagingClientOptions {
  /** A bare origin: LINE's SDK drops any path of it. */
  readonly apiBaseUrl: string;
  /** Where pictures go; left out, where everything goes. */
  readonly dataApiBaseUrl?: string;
  readonly timeoutMs?: number;
  /** How many unanswered requests may hang before none is begun any more. */
  readonly abandonedAtMost?: number;
}

export function createMessagingClient(options: MessagingClientOptions): MessagingClient {
  const { apiBaseUrl: baseURL, timeoutMs = 10_000, abandonedAtMost = 256 } = options;
  const patiently = createPatience(timeoutMs, abandonedAtMost);
  const client = (token: string) =>
    new messagingApi.MessagingApiClient({ channelAccessToken: token, baseURL });
  const blobClient = (token: string) =>
    new messagingApi.MessagingApiBlobClient({
      channelAccessToken: token,
      baseURL: options.dataApiBaseUrl ?? baseURL,
    });

  type Answer = { httpResponse: Response; body: unknown };

  async function send(method: SendMethod, request: () => Promise<Answer>): Promise<SendOutcome> {
    try {
      const { httpResponse, body } = await patiently(request);
      return acceptedOutcome(httpResponse, body);
    } catch (error) {
      return failedOutcome(error, method);
    }
  }

  async function ask<S extends z.ZodType>(schema: S, request: () => Promise<unknown>): Promise<z.output<S>> {
    let answer: unknown;
    try {
      answer = await patiently(request);
    } catch (error) {
      throw asLineFault(error);
    }
    const parsed = schema.safeParse(answer);
    if (!parsed.success) throw new LineFault('unreadable', null);
    return parsed.data;
  }

  /** LINE says 404 for what it has nothing of; here that is an answer. */
  async function askOrNull<S extends z.ZodType>(
    schema: S,
    request: () => Promise<unknown>,
  ): Promise<z.output<S> | null> {
    try {
      return await ask(schema, request);
    } catch (error) {
      if (error instanceof LineFault && error.status === 404) return null;
      throw error;
    }
  }

  return {
    ...createRichMenuCalls({ client, blobClient, patiently }),
    push: (token, to, messages, retryKey) =>
      send('push', () =>
        client(token).pushMessageWithHttpInfo({ to, messages: messages.map(lineMessage) }, retryKey),
      ),
    reply: (token, replyToken, messages) =>
      send('reply', () =>
        client(token).replyMessageWithHttpInfo({ replyToken, messages: messages.map(lineMessage) }),
      ),
    multicast: (token, to, messages, retryKey) =>
      send('multicast', () =>
        client(token).multicastWithHttpInfo({ to: [...to], messages: messages.map(lineMessage) }, retryKey),
      ),
    async validateMulticast(token, messages) {
      await ask(z.unknown(), () => client(token).validateMulticast({ messages: messages.map(lineMessage) }));
    },
    async showLoading(token, userId, seconds) {
      await ask(z.unknown(), () =>
        client(token).showLoadingAnimation({ chatId: userId, loadingSeconds: seconds }),
      );
    },
    profile: (token, userId) => askOrNull(Profile, () => client(token).getProfile(userId)),
    botInfo: (token) => ask(BotInfo, () => client(token).getBotInfo()),
    webhookEndpoint: (token) => askOrNull(WebhookEndpoint, () => client(token).getWebhookEndpoint()),
    testWebhook: (token) => ask(WebhookTest, () => client(token).testWebhookEndpoint({})),
    quota: (token) => ask(Quota, () => client(token).getMessageQuota()),
    quotaConsumption: (token) => ask(Consumption, () => client(token).getMessageQuotaConsumption()),
    async verifyIdToken(idToken, loginChannelId) {
      const body = new URLSearchParams({ id_token: idToken, client_id: loginChannelId });
      const answer = await patiently(() =>
        fetch(new URL('/oauth2/v2.1/verify', baseURL), { method: 'POST', body, redirect: 'error' }),
      ).catch((error: unknown) => {
        throw asLineFault(error);
      });
      if (answer.status === 400) return null;
      if (!answer.ok) throw new LineFault('server_error', answer.status);
      const claims = IdToken.safeParse(await answer.json().catch(() => null));
      if (!claims.success) throw new LineFault('unreadable', null);
      return claims.data.aud === loginChannelId ? { userId: claims.data.sub } : null;
    },
    async issueStatelessToken(channelId, channelSecret) {
      const issuer = new channelAccessToken.ChannelAccessTokenClient({ baseURL });
      const answer = await ask(StatelessToken, () =>
        issuer.issueStatelessChannelTokenByClientSecret(channelId, channelSecret).catch(wrongCredentials),
      );
      return { token: answer.access_token, expiresInSeconds: answer.expires_in };
    },
  };
}

/** The token endpoint speaks OAuth: 400 with `invalid_client` is what 401 is elsewhere. */
function wrongCredentials(error: unknown): never {
  if (error instanceof HTTPFetchError && error.status === 400) throw new LineFault('credentials', 400);
  throw error;
}
