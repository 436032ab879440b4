import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const source = path.join(import.meta.dirname, '../../src');

/** Only what is named: nothing of the machine's own settings. */
const environment = (env: Record<string, string>) => ({ PATH: process.env['PATH'] ?? '', ...env });

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the server as its own process. */
export function startServer(env: Record<string, string>): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [path.join(source, 'main.ts')], { env: environment(env) });
}

export async function finished(child: ChildProcessWithoutNullStreams): Promise<Finished> {
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, out, err };
}

/** Runs a command of the command line to its end. */
export function runCommand(env: Record<string, string>, args: string[], stdin = ''): Promise<Finished> {
  const child = spawn(process.execPath, [path.join(source, 'cli/main.ts'), ...args], {
    env: environment(env),
  });
  child.stdin.end(stdin);
  return finished(child);
}
