import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Env } from './env.ts';

export interface Secrets {
  readonly rootKey: Buffer;
  /** Where the key came from, to be told to the administrator once. */
  readonly rootKeySource: 'environment' | 'file' | 'data_folder' | 'data_folder_new';
  readonly rootKeyPath: string | null;
  /** Server and password for mail; null: mail is not set up. */
  readonly smtpUrl: string | null;
}
type RootKey = Omit<Secrets, 'smtpUrl'>;

/** Keys that stand in examples; a server that ran on one would only seem to be sealed. */
const SAMPLES = new Set([
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
]);

function decode(text: string, where: string): Buffer {
  const trimmed = text.trim();
  const key = /^[0-9a-f]{64}$/iu.test(trimmed) ? Buffer.from(trimmed, 'hex') : Buffer.from(trimmed, 'base64');
  if (key.length !== 32)
    throw new ConfigError(
      `${where} must hold 32 random bytes as base64 or hex; make them with: openssl rand -base64 32`,
    );
  if (SAMPLES.has(key.toString('base64')) || new Set(key).size < 8)
    throw new ConfigError(`${where} holds a sample or weak key; make one with: openssl rand -base64 32`);
  return key;
}

function readSecretFile(path: string, name: string): string {
  if (!existsSync(path)) throw new ConfigError(`${name}: there is no file ${path}`);
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new ConfigError(`${path} can be read by others; run: chmod 600 ${path}`);
  return readFileSync(path, 'utf8');
}

const readKeyFile = (path: string): Buffer => decode(readSecretFile(path, 'ROOT_KEY_FILE'), path);

function loadSmtpUrl(env: Env): string | null {
  if (!env.SMTP_URL_FILE) return env.SMTP_URL ?? null;
  const address = readSecretFile(env.SMTP_URL_FILE, 'SMTP_URL_FILE').trim();
  if (!/^smtps?:$/u.test(URL.parse(address)?.protocol ?? ''))
    throw new ConfigError(`${env.SMTP_URL_FILE} must hold one address like smtp://name:password@host:587`);
  return address;
}

/**
 * The root key from environment or file. With the embedded database and nothing set, the data folder keeps its own
 * key file; with an external database a missing key is refused, since a new key would make old rows unreadable.
 * `existing`: for work that only makes sense under a key that is already there.
 */
function loadRootKey(env: Env, dataDir: string, key: 'existing' | 'or_new'): RootKey {
  if (env.ROOT_KEY)
    return { rootKey: decode(env.ROOT_KEY, 'ROOT_KEY'), rootKeySource: 'environment', rootKeyPath: null };
  if (env.ROOT_KEY_FILE)
    return { rootKey: readKeyFile(env.ROOT_KEY_FILE), rootKeySource: 'file', rootKeyPath: env.ROOT_KEY_FILE };
  const path = join(dataDir, 'root.key');
  if (existsSync(path))
    return { rootKey: readKeyFile(path), rootKeySource: 'data_folder', rootKeyPath: path };
  if (existsSync(join(dataDir, 'postgres')))
    throw new ConfigError(
      `${path} is missing though ${dataDir} holds a database; put the key back from your copy`,
    );
  if (env.DATABASE_URL)
    throw new ConfigError(
      'ROOT_KEY_FILE: must be set with an outside database; make a key with: openssl rand -base64 32',
    );
  if (key === 'existing')
    throw new ConfigError(
      `${path} is missing, and ROOT_KEY_FILE is not set; put the root key of the installation there, and check DATA_DIR`,
    );
  mkdirSync(dataDir, { recursive: true });
  const rootKey = randomBytes(32);
  // On the disk before the first row is sealed with it: a power cut must not leave rows without their key.
  writeFileSync(path, `${rootKey.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return { rootKey, rootKeySource: 'data_folder_new', rootKeyPath: path };
}

/** Everything that is never printed. */
export function loadSecrets(env: Env, dataDir: string, key: 'existing' | 'or_new' = 'or_new'): Secrets {
  return { ...loadRootKey(env, dataDir, key), smtpUrl: loadSmtpUrl(env) };
}
