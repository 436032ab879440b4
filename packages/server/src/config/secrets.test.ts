import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError, readEnv } from './env.ts';
import { loadSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tomoshibi-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (source: Record<string, string>) => loadSecrets(readEnv(source), path.join(folder, 'data'));
const keyFile = (content: string, mode = 0o600) => {
  const file = path.join(folder, 'key');
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
};

describe('the root key', () => {
  it('comes from the environment, as base64 or hex', () => {
    const key = randomBytes(32);
    for (const form of ['base64', 'hex'] as const)
      expect(load({ ROOT_KEY: ` ${key.toString(form)}\n` })).toMatchObject({
        rootKey: key,
        rootKeySource: 'environment',
      });
  });

  it.each([
    ['zeros', Buffer.alloc(32).toString('base64')],
    ['the sample', 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY='],
    ['the sample in hex', Buffer.from('0123456789abcdef0123456789abcdef').toString('hex')],
    ['a pattern', Buffer.from('abcabcabcabcabcabcabcabcabcabcab').toString('base64')],
    ['31 bytes', randomBytes(31).toString('base64')],
    ['33 bytes', randomBytes(33).toString('base64')],
    ['a password', 'correct horse battery staple'],
  ])('is refused when it is %s, from either place, and not repeated', (_name, value) => {
    for (const source of [{ ROOT_KEY: value }, { ROOT_KEY_FILE: keyFile(value) }])
      try {
        load(source);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        expect(String(error)).toContain('openssl rand -base64 32');
        expect(String(error)).not.toContain(value);
      }
  });

  it('comes from a file that only its owner reads', () => {
    const key = randomBytes(32);
    const file = keyFile(`${key.toString('base64')}\n`);
    expect(load({ ROOT_KEY_FILE: file })).toMatchObject({
      rootKey: key,
      rootKeySource: 'file',
      rootKeyPath: file,
    });
    for (const mode of [0o640, 0o604, 0o660, 0o644]) {
      chmodSync(file, mode);
      expect(() => load({ ROOT_KEY_FILE: file })).toThrow(/chmod 600/u);
    }
    expect(() => load({ ROOT_KEY_FILE: path.join(folder, 'none') })).toThrow(/there is no file/u);
  });

  it('is made once in the data folder, with mode 0600, and found again', () => {
    const made = load({});
    expect(made).toMatchObject({ rootKeySource: 'data_folder_new' });
    const file = path.join(folder, 'data', 'root.key');
    expect(made.rootKeyPath).toBe(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8').trim()).toBe(made.rootKey.toString('base64'));
    expect(load({})).toMatchObject({ rootKey: made.rootKey, rootKeySource: 'data_folder' });
    chmodSync(file, 0o644);
    expect(() => load({})).toThrow(/chmod 600/u);
  });

  it('is never made anew beside a database that another key has sealed', () => {
    mkdirSync(path.join(folder, 'data', 'postgres'), { recursive: true });
    expect(() => load({})).toThrow(/put the key back/u);
  });

  it('is never made anew for an outside database', () => {
    expect(() => load({ DATABASE_URL: 'postgres://db/x' })).toThrow(/ROOT_KEY_FILE/u);
  });
});

describe('the way to the mail server', () => {
  const ROOT_KEY = randomBytes(32).toString('base64');

  it('is absent, or comes from the environment or a file of its own', () => {
    expect(load({ ROOT_KEY }).smtpUrl).toBeNull();
    const SMTP_URL = 'smtps://name:pw@mail.example.jp';
    expect(load({ ROOT_KEY, SMTP_URL }).smtpUrl).toBe(SMTP_URL);
    expect(load({ ROOT_KEY, SMTP_URL_FILE: keyFile(`${SMTP_URL}\n`) }).smtpUrl).toBe(SMTP_URL);
  });

  it('is refused in a file that others can read, that is not there or holds something else', () => {
    const from = (file: string) => () => load({ ROOT_KEY, SMTP_URL_FILE: file });
    expect(from(keyFile('smtp://mail.example.jp', 0o644))).toThrow(/chmod 600/u);
    expect(from(path.join(folder, 'nothing'))).toThrow(/SMTP_URL_FILE: there is no file/u);
    expect(from(keyFile('hunter2'))).toThrow(ConfigError);
    expect(from(keyFile('hunter2'))).not.toThrow(/hunter2/u);
  });
});
