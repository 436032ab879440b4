import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const eventSchema = z.looseObject({
  type: z.string(),
  timestamp: z.number(),
  webhookEventId: z.string(),
  replyToken: z.string().optional(),
  source: z.looseObject({ type: z.string(), userId: z.string().optional() }).optional(),
  deliveryContext: z.object({ isRedelivery: z.boolean() }),
  message: z.looseObject({ type: z.string(), id: z.string(), text: z.string().optional() }).optional(),
});
const callbackSchema = z.object({ destination: z.string(), events: z.array(eventSchema) });
export type ReceivedEvent = z.infer<typeof eventSchema>;
export interface ReceivedRequest {
  readonly raw: Buffer;
  readonly signature: string;
  readonly destination: string;
  readonly events: ReceivedEvent[];
}

const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(z.instanceof(Uint8Array).parse(part)));
  return Buffer.concat(parts);
};

/** A webhook URL that keeps every request, and answers with `answer(n)`: a status, or null for silence. */
export const startReceiver = async (answer: (count: number) => number | null = () => 200) => {
  const requests: ReceivedRequest[] = [];
  let respond = answer;
  const server = createServer((request, response) => {
    void readAll(request).then((raw) => {
      const parsed = callbackSchema.parse(JSON.parse(raw.toString('utf8')));
      const signature = String(request.headers['x-line-signature']);
      requests.push({ raw, signature, ...parsed });
      const status = respond(requests.length);
      if (status !== null) response.writeHead(status).end();
      return requests;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    requests,
    events: () => requests.flatMap(({ events }) => events),
    answerWith: (next: (count: number) => number | null) => {
      respond = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
