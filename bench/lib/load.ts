import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { eventJson, signedPost, type BenchChannel } from './signed-posts.ts';

// The load program: a process of its own, the same for every server it is pointed at. It writes raw HTTP over
// keep-alive connections to 127.0.0.1 only, one event a post, and tells its parent which events were acknowledged.

const Order = z.object({
  port: z.int(),
  channels: z.array(z.object({ channelId: z.string(), secret: z.string() })).min(1),
  connections: z.int().min(1).max(512),
  seconds: z.number().min(0.1).max(900),
  seekers: z.int().min(1),
  /** null: as fast as answers come. */
  perSecond: z.number().nullable(),
  text: z.string(),
});
export type Order = z.output<typeof Order>;

export interface LoadResult {
  readonly acknowledged: readonly string[];
  readonly refused: number;
  readonly seconds: number;
  /** Milliseconds, sorted. */
  readonly latencies: readonly number[];
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const run = [...randomBytes(8)].map((byte) => ALPHABET[byte % 32]).join('');
let made = 0;
function eventId(): string {
  made += 1;
  return `01${run}${String(made).padStart(16, '0')}`;
}

/** One keep-alive connection with one request in flight. */
interface Lane {
  /** Sends a post and resolves with the status of its answer. */
  post(bytes: Buffer): Promise<number>;
  close(): void;
}

function openLane(port: number): Lane {
  const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true });
  let answered: ((status: number) => void) | null = null;
  let failed: ((error: Error) => void) | null = null;
  socket.on('data', (data) => answered?.(Number(data.subarray(9, 12).toString('latin1'))));
  socket.on('error', (error) => failed?.(error));
  socket.on('close', () => failed?.(new Error('The server closed a connection')));
  return {
    post: (bytes) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        socket.write(bytes);
      }),
    close() {
      failed = null;
      socket.destroy();
    },
  };
}

async function load(order: Order): Promise<LoadResult> {
  const acknowledged: string[] = [];
  const latencies: number[] = [];
  let refused = 0;
  const users = Array.from({ length: order.seekers }, () => `U${randomBytes(16).toString('hex')}`);
  const begun = performance.now();
  const end = begun + order.seconds * 1000;

  function nextPost(): { id: string; bytes: Buffer } {
    const id = eventId();
    const userId = users[made % users.length] ?? '';
    const channel: BenchChannel = order.channels[made % order.channels.length] ?? {
      channelId: '',
      secret: '',
    };
    const json = eventJson({ id, userId, timestamp: Date.now(), text: `${order.text} ${made}` });
    return { id, bytes: signedPost(channel, [json]) };
  }

  /** Whether the pace allows one more now. */
  function due(): boolean {
    return order.perSecond === null || made < ((performance.now() - begun) / 1000) * order.perSecond;
  }

  async function one(lane: Lane): Promise<void> {
    const { id, bytes } = nextPost();
    const sentAt = performance.now();
    const status = await lane.post(bytes);
    if (status === 200) {
      acknowledged.push(id);
      latencies.push(performance.now() - sentAt);
    } else refused += 1;
  }

  async function drive(lane: Lane): Promise<void> {
    while (performance.now() < end) {
      if (due()) await one(lane);
      else await new Promise((resolve) => setTimeout(resolve, 1));
    }
    lane.close();
  }

  const lanes = Array.from({ length: order.connections }, () => openLane(order.port));
  await Promise.all(lanes.map((lane) => drive(lane)));
  return {
    acknowledged,
    refused,
    seconds: (performance.now() - begun) / 1000,
    latencies: latencies.sort((a, b) => a - b),
  };
}

process.once('message', (message) => {
  load(Order.parse(message))
    // Disconnecting before the account is written out would lose it.
    .then((result) => process.send?.(result, undefined, undefined, () => process.disconnect()))
    .catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
});
