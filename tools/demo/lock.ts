import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { DemoError, type DemoSettings } from './settings.ts';

/** The programs of a demo that was killed end by themselves; they get this long. */
const LEAVE_MS = 25_000;

const lockFile = ({ dataDir }: DemoSettings) => join(dataDir, 'demo.pid');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether the number belongs to a Node process and not to whatever got the number after a restart of the machine. */
function isNode(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('demo.ts');
  } catch {
    return process.platform !== 'linux';
  }
}

function previousPid(settings: DemoSettings): number | null {
  try {
    const pid = Number(readFileSync(lockFile(settings), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)));
  });
}

async function firstTaken(ports: readonly number[]): Promise<number | null> {
  for (const port of ports) if (!(await isFree(port))) return port;
  return null;
}

/** Makes sure that no other demo runs here and that both ports are free. */
export async function takePlace(settings: DemoSettings): Promise<void> {
  const previous = previousPid(settings);
  if (previous !== null && previous !== process.pid && isAlive(previous) && isNode(previous))
    throw new DemoError(
      `デモはもう動いています（プロセス ${previous}）。${settings.consoleUrl} を開いてください。\n` +
        `The demo is running already (process ${previous}); open ${settings.consoleUrl}.`,
    );
  const until = performance.now() + (previous === null ? 0 : LEAVE_MS);
  let taken = await firstTaken([settings.port, settings.linePort]);
  if (taken !== null && previous !== null)
    console.log('前のデモが終わるのを待っています… / Waiting for the former demo to end…');
  while (taken !== null && performance.now() < until) {
    await pause(200);
    taken = await firstTaken([settings.port, settings.linePort]);
  }
  if (taken !== null) {
    const name = taken === settings.port ? 'PORT' : 'LINE_SIMULATOR_PORT';
    throw new DemoError(
      `ポート ${taken} は別のプログラムが使っています。それを止めるか、空いているポートで始めてください。\n` +
        `Port ${taken} is taken by another program. Stop it, or choose a free port:\n` +
        `  ${name}=${taken + 1000} npm run demo`,
    );
  }
  writeFileSync(lockFile(settings), String(process.pid));
}

export function leavePlace(settings: DemoSettings): void {
  if (previousPid(settings) === process.pid) rmSync(lockFile(settings), { force: true });
}
