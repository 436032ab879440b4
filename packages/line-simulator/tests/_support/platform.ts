import { LineBotClient } from '@line/bot-sdk';
import { onTestFinished } from 'vitest';
import { createSimulator, type Clock } from '../../src/index.ts';
import { startReceiver } from './receiver.ts';

/** Waits until the value is there; fails with the description after fifteen seconds. */
export const until = async <T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> => {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const value = await look();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise<void>((resolve) => setTimeout(resolve, 5));
  }
};

/** A clock that stands still until it is moved. */
export const handClock = (start = Date.UTC(2026, 10, 20, 3)): Clock & { move: (ms: number) => void } => {
  let now = start;
  return {
    now: () => now,
    move: (ms) => {
      now += ms;
    },
  };
};

export type PlatformOptions = Parameters<typeof createSimulator>[0] & {
  channel?: Partial<Parameters<Awaited<ReturnType<typeof createSimulator>>['control']['createChannel']>[0]>;
};

/** Until the test ends: a simulator, one channel with a webhook URL, one friend, and LINE's own client for the channel. */
export const startPlatform = async ({ channel: input, ...options }: PlatformOptions = {}) => {
  const receiver = await startReceiver();
  const simulator = await createSimulator(options);
  onTestFinished(async () => {
    await simulator.close();
    await receiver.close();
  });
  const { control, url } = simulator;
  const channel = await control.createChannel({ name: '相談窓口', webhookUrl: receiver.url, ...input });
  const seeker = await control.createSeeker({ displayName: 'みどり' });
  await control.follow(channel.channelId, seeker.userId);
  await until('the follow event', () => receiver.events().find(({ type }) => type === 'follow'));
  const line = LineBotClient.fromChannelAccessToken({
    channelAccessToken: channel.channelAccessToken,
    apiBaseURL: url,
    dataApiBaseURL: url,
  });
  return {
    url,
    control,
    receiver,
    channel,
    channelId: channel.channelId,
    userId: seeker.userId,
    line,
    /** Sends a text as the seeker and returns the event that reached the webhook URL. */
    say: async (text: string) => {
      const sent = await control.sendText(channel.channelId, seeker.userId, text);
      return until('the message event', () =>
        receiver.events().find(({ webhookEventId }) => webhookEventId === sent.webhookEventId),
      );
    },
    call: async (path: string, init: RequestInit & { body?: string } = {}) =>
      fetch(new URL(path, url), {
        ...init,
        headers: {
          authorization: `Bearer ${channel.channelAccessToken}`,
          ...(init.body !== undefined ? { 'content-type': 'application/json' } : {}),
          ...Object.fromEntries(new Headers(init.headers)),
        },
      }),
  };
};
export type Platform = Awaited<ReturnType<typeof startPlatform>>;
