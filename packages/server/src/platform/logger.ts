import { pino, stdTimeFunctions, type Logger } from 'pino';
import { z } from 'zod';

export type { Logger } from 'pino';

const Coded = z.object({
  code: z.union([z.string(), z.number()]).optional(),
  constraint: z.string().optional(),
  table: z.string().optional(),
  syscall: z.string().optional(),
});

/**
 * What may be said of an error in a log: its class, code and place in our source. Messages are left out, because
 * drivers put row values and addresses into them.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { class: typeof error };
  // The stack begins with the message, whose lines could look like frames.
  const stack = error.stack ?? '';
  const frames = stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .filter((frame) => frame.startsWith('    at '));
  const coded = Coded.safeParse(error);
  return {
    class: error.name,
    ...(coded.success ? coded.data : {}),
    at: frames.slice(0, 8).map((frame) => frame.trim().slice(3)),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Logs carry events with ids, counts and durations; errors pass through describeError. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
    // Pino would lift the message of the error under this key into the line; ours stand under `err`.
    errorKey: 'never',
  };
  return destination ? pino(options, destination) : pino(options);
}
