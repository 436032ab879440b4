/** Why a backup could not be made or put back; the message says what to do and holds nothing of the rows. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** The errno name, SQLSTATE or zlib code of a caught error, for a message. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return 'unknown fault';
  return typeof error.code === 'string' ? error.code : 'unknown fault';
}
