import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf } from './errors.ts';

const run = promisify(execFile);

export interface ProcessEntry {
  readonly pid: number;
  readonly uid: number;
  readonly command: string;
}

/** A file under /proc; undefined when the process went away meanwhile. */
async function readOfProcess(pid: number, file: string): Promise<string | undefined> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** The fields after the program's name, which may itself hold blanks and brackets. */
async function statFields(pid: number): Promise<string[] | undefined> {
  const text = await readOfProcess(pid, 'stat');
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Whether a process with this number runs; one that ended and was not yet collected does not. */
export async function isAlive(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    const state = (await statFields(pid))?.[0];
    return state !== undefined && state !== 'Z' && state !== 'X';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Tells two processes with the same number apart, where the system says when each began. */
export async function birthOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return '';
  return (await statFields(pid))?.[19] ?? '';
}

async function linuxEntry(pid: number): Promise<ProcessEntry[]> {
  // Both are readable for everyone, unlike /proc/<pid>/cwd, which root may not follow in a container.
  const command = await readOfProcess(pid, 'cmdline');
  if (!command || !(await isAlive(pid))) return [];
  try {
    const { uid } = await stat(`/proc/${pid}`);
    return [{ pid, uid, command: command.replaceAll('\0', ' ').trim() }];
  } catch {
    return [];
  }
}

/** Every living process with its command line. Empty on Windows, where nothing here can tell. */
export async function listProcesses(): Promise<ProcessEntry[]> {
  if (process.platform === 'win32') return [];
  if (process.platform === 'linux') {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    return (await Promise.all(pids.map(linuxEntry))).flat();
  }
  const { stdout } = await run('/bin/ps', ['-axww', '-o', 'pid=,uid=,stat=,command='], {
    maxBuffer: 1 << 26,
  });
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(-?\d+)\s+(\S+)\s+(.*)$/.exec(line);
    if (!match || match[3]?.startsWith('Z')) return [];
    return [{ pid: Number(match[1]), uid: Number(match[2]), command: match[4] ?? '' }];
  });
}
