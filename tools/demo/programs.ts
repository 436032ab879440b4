import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, openSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { DemoError, ROOT } from './settings.ts';

export interface Program {
  readonly name: string;
  readonly logFile: string;
  readonly child: ChildProcess;
}

export interface ProgramToStart {
  readonly name: string;
  readonly script: string;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the programs need of this process's environment; a stray setting of the real server stays out. */
function baseEnv(): Record<string, string> {
  const wanted = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'SystemRoot', 'APPDATA', 'LOCALAPPDATA'];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** In its own process group: Ctrl+C reaches this process alone, which then stops the programs once and in order. */
export function startProgram({ name, script, logFile, env }: ProgramToStart): Program {
  const log = openSync(logFile, 'a', 0o600);
  const preload = new URL('end-with-parent.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--import', preload, join(ROOT, script)],
    {
      cwd: ROOT,
      env: { ...baseEnv(), ...env },
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    },
  );
  return { name, logFile, child };
}

const hasEnded = ({ child }: Program) => child.exitCode !== null || child.signalCode !== null;

function lastWords({ logFile }: Program): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}

export function endedEarly(program: Program): DemoError {
  return new DemoError(
    `${program.name} が終わってしまいました。 / ${program.name} ended by itself. ${program.logFile}:\n${lastWords(program)}`,
  );
}

/** Resolves when the address answers; gives up when the program ends or the time is over. */
export async function untilReady(program: Program, url: string, forMs: number): Promise<void> {
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    if (hasEnded(program)) throw endedEarly(program);
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await pause(50);
  }
  throw new DemoError(
    `${program.name} が応答しません。 / ${program.name} does not answer; see ${program.logFile}.`,
  );
}

/** SIGTERM, and SIGKILL for whoever has not gone by then. */
export async function stopProgram(program: Program, forMs: number): Promise<void> {
  if (hasEnded(program)) return;
  const ended = once(program.child, 'exit');
  program.child.kill('SIGTERM');
  const insist = setTimeout(() => program.child.kill('SIGKILL'), forMs);
  await ended;
  clearTimeout(insist);
}

/** Runs one command of the command line to its end; its words go to the log. */
export async function runCommand(
  args: readonly string[],
  options: { logFile: string; env: Readonly<Record<string, string>> },
): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'packages/server/src/cli/main.ts'), ...args], {
    cwd: ROOT,
    env: { ...baseEnv(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString('utf8');
      log.write(chunk);
    });
  await once(child, 'close');
  log.end();
  if (child.exitCode !== 0) throw new DemoError(`tomoshibi ${args.join(' ')}:\n${words.trimEnd()}`);
}
