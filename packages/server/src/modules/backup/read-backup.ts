import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { BackupError, codeOf } from './backup-error.ts';
import { AnyHeader, BackupHeader, BackupTrailer, fingerprintOf, sealOf, VERSION } from './backup-format.ts';

export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'rows'; readonly table: string; readonly lines: Buffer[] };

/** Rows are handed on when there are this many of them, or this many bytes. */
const BATCH_ROWS = 500;
const BATCH_BYTES = 2_000_000;

const damaged = () =>
  new BackupError('The backup was cut short or changed; nothing was restored. Take another copy of it.');

/** Lines with their line ends. Not node:readline, which also splits at characters that JSON leaves in texts. */
async function* readLines(file: string): AsyncGenerator<Buffer> {
  const input = createReadStream(file);
  const plain = createGunzip();
  input.on('error', (error) => plain.destroy(error));
  let begun: Buffer[] = [];
  try {
    for await (const chunk of input.pipe(plain)) {
      if (!Buffer.isBuffer(chunk)) throw damaged();
      let from = 0;
      for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
        begun.push(chunk.subarray(from, end + 1));
        yield begun.length === 1 ? chunk.subarray(from, end + 1) : Buffer.concat(begun);
        begun = [];
        from = end + 1;
      }
      if (from < chunk.length) begun.push(chunk.subarray(from));
    }
  } finally {
    input.destroy();
    plain.destroy();
  }
  if (begun.length > 0) throw damaged();
}

function parse<T extends z.ZodType>(schema: T, line: Buffer): z.output<T> {
  try {
    return schema.parse(JSON.parse(line.toString('utf8')));
  } catch {
    // No cause: it might quote the file.
    throw damaged();
  }
}

function readHeader(line: Buffer, keyring: Keyring): BackupHeader {
  let version: number;
  try {
    ({ version } = AnyHeader.parse(JSON.parse(line.toString('utf8'))));
  } catch {
    throw new BackupError('The file is not a backup made by this program.');
  }
  if (version !== VERSION)
    throw new BackupError('The backup was made by another release; restore it with that release.');
  const header = parse(BackupHeader, line);
  if (header.keyFingerprint !== fingerprintOf(keyring))
    throw new BackupError(
      'The backup was made under another root key, and nothing sealed in it could be read with this one. ' +
        'Put the root key of that installation in place (ROOT_KEY_FILE, or root.key in DATA_DIR) and restore again.',
    );
  return header;
}

async function* readParts(file: string, keyring: Keyring): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  const input = readLines(file);
  const next = async () => {
    const step = await input.next();
    if (step.done === true) throw damaged();
    return step.value;
  };
  try {
    const first = await next();
    hash.update(first);
    const header = readHeader(first, keyring);
    yield { kind: 'header', header };
    let total = 0;
    for (const { name, rows } of header.tables) {
      let lines: Buffer[] = [];
      let length = 0;
      for (let row = 1; row <= rows; row += 1) {
        const line = await next();
        hash.update(line);
        lines.push(line);
        length += line.length;
        if (row < rows && lines.length < BATCH_ROWS && length < BATCH_BYTES) continue;
        yield { kind: 'rows', table: name, lines };
        [lines, length] = [[], 0];
      }
      total += rows;
    }
    const trailer = parse(BackupTrailer, await next());
    const sha256 = hash.digest('hex');
    const whole = trailer.rows === total && trailer.sha256 === sha256;
    if (!whole || trailer.seal !== sealOf(keyring, sha256)) throw damaged();
    if ((await input.next()).done !== true) throw damaged();
  } finally {
    await input.return(undefined);
  }
}

/**
 * Reads a backup part by part. Whoever reads to the end without an error has had exactly what was written, under this
 * root key; until then nothing may be believed.
 */
export async function* readBackup(file: string, keyring: Keyring): AsyncGenerator<BackupPart> {
  try {
    yield* readParts(file, keyring);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') throw new BackupError(`There is no file ${file}.`);
    if (/^(EACCES|EIO|EISDIR|EPERM)$/u.test(code)) throw new BackupError(`${file} cannot be read (${code}).`);
    if (code.startsWith('Z_')) throw damaged();
    throw error;
  }
}

/** Reads the whole file, believing nothing, and answers with its header once everything has proved right. */
export async function verifyBackup(file: string, keyring: Keyring): Promise<BackupHeader> {
  let header: BackupHeader | undefined;
  for await (const part of readBackup(file, keyring)) if (part.kind === 'header') ({ header } = part);
  if (!header) throw damaged();
  return header;
}
