import { EventEmitter } from 'node:events';
import { z } from 'zod';
import type { Database, Listener } from '../db/database.ts';
import type { Logger } from '../logger.ts';

const CHANNEL = 'tomoshibi_hints';
const COALESCE_MS = 25;
/** PostgreSQL refuses payloads of 8,000 bytes; a uuid and its quotes take 39. */
const IDS_PER_PAYLOAD = 180;

const TOPICS = [
  'desk',
  'inbox',
  'lane',
  'staff',
  'operator',
  'channels',
  'timers',
  'told',
  'telling',
  'room',
] as const;
/**
 * desk: new rows in the desk's event stream · inbox: a channel has unapplied events · lane: a seeker has something
 * to be sent · staff: rights or sessions of a member changed · operator: desks or memberships changed · channels:
 * a channel was connected or its secrets rotated · timers: a desk has something to do by itself now · told: a
 * member's notifications changed · telling: push or mail waits to leave · room: a seeker's page has something new.
 */
export type HintTopic = (typeof TOPICS)[number];

const Payload = z.object({ from: z.string(), topic: z.enum(TOPICS), ids: z.array(z.string()) });

/**
 * Tells the rest of this process, and after a short coalescing pause the other processes, that something changed.
 * A hint may be lost or repeated: whoever listens also looks by itself from time to time.
 */
export interface Hints {
  publish(topic: HintTopic, id: string): void;
  /** Returns the function that stops listening. */
  on(topic: HintTopic, heard: (id: string) => void): () => void;
  close(): Promise<void>;
}

export async function createHints(db: Database, processId: string, logger: Logger): Promise<Hints> {
  const local = new EventEmitter().setMaxListeners(0);
  const waiting = new Map<HintTopic, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  // One at a time: they share a connection.
  let sending: Promise<void> = Promise.resolve();

  const listener: Listener = await db.listen(
    CHANNEL,
    (text) => {
      const payload = Payload.safeParse(safeJson(text));
      if (!payload.success || payload.data.from === processId) return;
      for (const id of payload.data.ids) local.emit(payload.data.topic, id);
    },
    (up) => logger.info({ event: up ? 'hints_connected' : 'hints_lost' }),
  );

  function flush(): void {
    timer = undefined;
    for (const [topic, ids] of waiting) {
      const list = [...ids];
      waiting.delete(topic);
      for (let at = 0; at < list.length; at += IDS_PER_PAYLOAD) {
        const payload = { from: processId, topic, ids: list.slice(at, at + IDS_PER_PAYLOAD) };
        sending = sending
          .then(() => listener.notify(JSON.stringify(payload)))
          .catch(() => logger.warn({ event: 'hint_not_sent', topic }));
      }
    }
  }

  return {
    publish(topic, id) {
      local.emit(topic, id);
      const ids = waiting.get(topic) ?? new Set();
      waiting.set(topic, ids.add(id));
      timer ??= setTimeout(flush, COALESCE_MS);
    },
    on(topic, heard) {
      local.on(topic, heard);
      return () => local.off(topic, heard);
    },
    async close() {
      clearTimeout(timer);
      local.removeAllListeners();
      // A command closes right after its deed; the running server is still to hear of it.
      flush();
      await sending;
      await listener.close();
    },
  };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
