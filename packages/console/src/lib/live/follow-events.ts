import { StreamEvent, talkRoutes } from '@tomoshibi/contract';
import { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { addressOf } from '../api/call.ts';
import { readFailure } from '../api/read-failure.ts';
import { SseParser, type SseMessage } from './sse-parser.ts';

/** Heartbeats come every 15 s; a line silent for longer than this is taken for dead. */
const SILENCE_MS = 40_000;

const Payload = z.union([StreamEvent, z.array(StreamEvent)]);

export interface FollowHandlers {
  readonly onOpen: () => void;
  readonly onEvents: (events: readonly StreamEvent[], cursor: string | undefined) => void;
}

function eventsOf(message: SseMessage): readonly StreamEvent[] {
  try {
    const parsed = Payload.parse(JSON.parse(message.data));
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch {
    throw new ApiError('bad_answer', 200);
  }
}

/**
 * Reads the event stream until it ends. `fetch` rather than `EventSource`, because only so can a refusal be told
 * from a broken line, and a silent line be noticed by its missing heartbeats.
 */
export async function followEvents(
  cursor: string,
  handlers: FollowHandlers,
  signal: AbortSignal,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const answer = await fetch(addressOf(talkRoutes.followEvents, { query: { cursor } }), {
      headers: { accept: 'text/event-stream', 'x-requested-with': 'tomoshibi' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!answer.ok) throw await readFailure(answer);
    if (!answer.body) throw new ApiError('bad_answer', answer.status);
    handlers.onOpen();
    const parser = new SseParser();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      for (const message of parser.push(value)) handlers.onEvents(eventsOf(message), message.id);
    }
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError('offline', 0);
  } finally {
    clearTimeout(timer);
  }
}
