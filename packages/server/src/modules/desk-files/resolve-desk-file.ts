import { routes } from '@tomoshibi/contract';
import type { z } from 'zod';
import type { DeskFile } from './desk-file.ts';
import { DeskFileError, type DeskFileFault } from './desk-file-error.ts';

/** Where secrets of a desk file come from. */
export interface SecretSource {
  env(name: string): string | undefined;
  /** Contents of a file, its path counted from the desk file's folder; throws when it cannot be read. */
  file(path: string): Promise<string>;
  /** The next line of standard input. */
  stdin(): Promise<string>;
  /** Whether a secret may stand in the file itself: only where LINE is a simulator. */
  readonly plainAllowed: boolean;
}

type Channel = z.output<typeof routes.setChannel.body>;
type Staff = Omit<DeskFile['staff'][number], 'password'> & { readonly password: string | null };

/** A desk file with its secrets in place of the references. Must not be logged. */
export interface ResolvedDeskFile extends Omit<DeskFile, 'channel' | 'staff'> {
  readonly channel: Channel | null;
  readonly staff: readonly Staff[];
}

async function read(source: SecretSource, reference: string): Promise<string> {
  const name = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/u.exec(reference)?.[1];
  if (name !== undefined) {
    const value = source.env(name);
    if (!value) throw new Error(`the environment variable ${name} is not set`);
    return value;
  }
  if (reference.startsWith('file:')) {
    const path = reference.slice('file:'.length);
    try {
      return (await source.file(path)).trim();
    } catch {
      throw new Error(`the file ${path} cannot be read`);
    }
  }
  if (reference === 'stdin') {
    const value = (await source.stdin()).trim();
    if (!value) throw new Error('standard input holds no further line');
    return value;
  }
  if (source.plainAllowed) return reference;
  throw new Error('must not stand in the file; write ${NAME}, file:path or stdin');
}

/** Fetches the secrets a desk file refers to, in the order of the file. */
export async function resolveDeskFile(file: DeskFile, source: SecretSource): Promise<ResolvedDeskFile> {
  const faults: DeskFileFault[] = [];

  async function fetch(path: string, reference: string): Promise<string> {
    try {
      return await read(source, reference);
    } catch (error) {
      faults.push({ path, line: null, reason: error instanceof Error ? error.message : 'cannot be read' });
      return '';
    }
  }

  let channel: Channel | null = null;
  if (file.channel) {
    const { channelId, channelSecret, accessToken } = file.channel;
    const wanted = {
      channelId,
      ...(channelSecret === undefined
        ? {}
        : { channelSecret: await fetch('channel.channelSecret', channelSecret) }),
      ...(accessToken === undefined
        ? {}
        : {
            accessToken: accessToken === null ? null : await fetch('channel.accessToken', accessToken),
          }),
    };
    const parsed = routes.setChannel.body.safeParse(wanted);
    if (parsed.success) channel = parsed.data;
    else if (faults.length === 0)
      for (const issue of parsed.error.issues)
        faults.push({ path: `channel.${issue.path.join('.')}`, line: null, reason: issue.message });
  }
  const staff: Staff[] = [];
  for (const [index, entry] of file.staff.entries())
    staff.push({
      ...entry,
      password: entry.password === undefined ? null : await fetch(`staff.${index}.password`, entry.password),
    });
  if (faults.length > 0) throw new DeskFileError(faults);
  return { ...file, channel, staff };
}
