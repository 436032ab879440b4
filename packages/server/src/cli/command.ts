import type { z } from 'zod';

/** One command of the command line. */
export interface Command {
  /** The words that call it: `staff create`. */
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(args: string[]): Promise<void>;
}

/** The command was called in a wrong way; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The value of an option that must be there. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`--${option} is missing.`);
  return value;
}

/** The value of an option by its schema, or a UsageError that names the option. */
export function parseOption<T extends z.ZodType>(schema: T, value: unknown, option: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UsageError(`--${option}: ${result.error.issues.map(({ message }) => message).join('; ')}`);
}
