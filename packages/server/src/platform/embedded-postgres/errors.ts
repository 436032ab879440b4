export type EmbeddedPostgresFault =
  'no-binary' | 'unreachable' | 'in-use' | 'damaged' | 'init-failed' | 'start-failed' | 'lock-timeout';

/** Every fault of the embedded server; the message says what is wrong and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedPostgresFault;

  constructor(code: EmbeddedPostgresFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The errno name or SQLSTATE of a caught error, if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Resolves to undefined where the path does not exist, and rethrows everything else. */
export async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
