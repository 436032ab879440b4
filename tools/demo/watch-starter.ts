import { readFileSync } from 'node:fs';
import process from 'node:process';

/** The parent of a process, where the machine shows it. */
function parentOf(pid: number): string {
  try {
    // After the name in brackets, which may hold anything: state and parent.
    return /\) \S+ (\d+)/u.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/**
 * Calls back when npm or its shell is gone. npm does not pass every signal on, and a demo nobody can see would hold
 * its ports. Started without npm, the demo lives on its own.
 */
export function watchStarter(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const chain = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const first = chain();
  setInterval(() => {
    if (chain() !== first) gone();
  }, 500).unref();
}
