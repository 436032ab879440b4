export type MigrationFault = 'bad-name' | 'gap' | 'changed' | 'missing' | 'newer' | 'failed';

/** Why the database could not be brought to this release's schema; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code: MigrationFault;

  constructor(code: MigrationFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
