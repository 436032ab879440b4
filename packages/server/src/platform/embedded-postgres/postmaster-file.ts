import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unlessMissing } from './errors.ts';

export interface PostmasterFile {
  readonly pid: number;
  /** Absent in the first moment of a start. */
  readonly port: number | undefined;
  readonly status: 'starting' | 'stopping' | 'ready' | undefined;
}

export function postmasterFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

const statuses = ['starting', 'stopping', 'ready'] as const;

/** Reads postmaster.pid; undefined when there is none or it is not yet written. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await unlessMissing(readFile(postmasterFile(cluster), 'utf8'));
  const lines = text?.split('\n') ?? [];
  // A single-user or bootstrap backend writes its number with a minus sign.
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  const port = Number(lines[3]);
  return {
    pid,
    port: Number.isInteger(port) && port > 0 ? port : undefined,
    status: statuses.find((status) => status === lines[7]?.trim()),
  };
}
