import { execFile } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readlink, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyBinaries } from '../src/platform/embedded-postgres/binary-copy.ts';

const run = promisify(execFile);
const links = [{ target: 'lib/libx.so.1.2', link: 'lib/libx.so.1' }];
const usualTmp = process.env['TMPDIR'];
let base: string;
let native: string;

beforeEach(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi-binaries-'));
  await chmod(base, 0o711);
  native = path.join(base, 'private/native');
  for (const folder of ['bin', 'lib', 'share/zone'])
    await mkdir(path.join(native, folder), { recursive: true });
  await writeFile(path.join(native, 'bin/postgres'), '#!/bin/sh\necho here\n', { mode: 0o700 });
  await writeFile(path.join(native, 'lib/libx.so.1.2'), 'library');
  await writeFile(path.join(native, 'lib/libx.a'), 'only for compilers');
  await writeFile(path.join(native, 'share/zone/utc'), 'zone', { mode: 0o600 });
  await chmod(path.join(base, 'private'), 0o700);
  process.env['TMPDIR'] = path.join(base, 'tmp');
  await mkdir(path.join(base, 'tmp'));
});

afterEach(async () => {
  if (usualTmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualTmp;
  await rm(base, { recursive: true });
});

const copy = () => copyBinaries(native, 'v1', links);

test('a copy can be run by everyone, changed by nobody else, and has its library links', async () => {
  const place = await copy();
  expect((await lstat(place)).mode & 0o777).toBe(0o755);
  expect((await lstat(path.join(place, 'bin'))).mode & 0o777).toBe(0o755);
  expect((await lstat(path.join(place, 'share/zone/utc'))).mode & 0o777).toBe(0o644);
  expect(await readlink(path.join(place, 'lib/libx.so.1'))).toBe('libx.so.1.2');
  await expect(lstat(path.join(place, 'lib/libx.a'))).rejects.toThrow('ENOENT');
  const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { stdout } = await run(path.join(place, 'bin/postgres'), { ...other, cwd: '/' });
  expect(stdout).toBe('here\n');
});

test('a copy is kept, and made again when a file was taken out of it', async () => {
  const place = await copy();
  const first = await lstat(place);
  expect(await copy()).toBe(place);
  expect((await lstat(place)).ino).toBe(first.ino);
  await unlink(path.join(place, 'share/zone/utc'));
  expect(await copy()).toBe(place);
  expect((await lstat(path.join(place, 'share/zone/utc'))).size).toBe(4);
});

test('several at once end with one whole copy', async () => {
  expect(new Set(await Promise.all([copy(), copy(), copy()])).size).toBe(1);
});

test('a folder that others may write to, or a link, is refused', async () => {
  const place = await copy();
  await chmod(place, 0o777);
  await expect(copy()).rejects.toThrow('Remove it and start again');
  await rm(place, { recursive: true });
  await symlink(native, place);
  await expect(copy()).rejects.toThrow('Remove it and start again');
});
