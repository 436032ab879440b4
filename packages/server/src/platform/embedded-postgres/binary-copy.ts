import { chmod, copyFile, lstat, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { codeOf, EmbeddedPostgresError, unlessMissing } from './errors.ts';

/** A shared library's other name, relative to the native folder. */
export interface LibraryLink {
  readonly target: string;
  readonly link: string;
}

/** What a running server needs of the package: programs, shared libraries and the share folder. */
async function neededFiles(native: string): Promise<string[]> {
  const entries = await readdir(native, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.a'))
    .map((entry) => path.relative(native, path.join(entry.parentPath, entry.name)));
}

/** Complete, and written by root or by ourselves only: /tmp is anyone's, so nothing else is believed. */
async function inspect(
  copy: string,
  native: string,
  files: readonly string[],
): Promise<'absent' | 'damaged' | 'whole'> {
  const folder = await unlessMissing(lstat(copy));
  if (!folder) return 'absent';
  if (!folder.isDirectory() || folder.uid !== process.getuid?.() || (folder.mode & 0o022) !== 0) {
    throw new EmbeddedPostgresError(
      'unreachable',
      `${copy} exists, but was not made by this account or others may write to it. Remove it and start again.`,
    );
  }
  // A cleaner of /tmp may have taken single files out of an old copy.
  const same = await Promise.all(
    files.map(async (file) => {
      const [there, here] = await Promise.all([
        unlessMissing(lstat(path.join(copy, file))),
        lstat(path.join(native, file)),
      ]);
      return there?.isFile() === true && there.size === here.size;
    }),
  );
  return same.every(Boolean) ? 'whole' : 'damaged';
}

async function fill(target: string, native: string, files: readonly string[]): Promise<void> {
  for (const folder of new Set(files.map((file) => path.dirname(file))))
    await mkdir(path.join(target, folder), { recursive: true });
  await Promise.all(
    files.map(async (file) => {
      const copied = path.join(target, file);
      await copyFile(path.join(native, file), copied);
      await chmod(copied, file.startsWith('share') ? 0o644 : 0o755);
    }),
  );
  const folders = await readdir(target, { recursive: true, withFileTypes: true });
  // Explicitly, since the umask may forbid others to enter.
  for (const entry of folders.filter((each) => each.isDirectory()))
    await chmod(path.join(entry.parentPath, entry.name), 0o755);
}

/** Takes a damaged copy away in one step; a server may still run from it. */
async function setAside(copy: string): Promise<void> {
  const aside = await mkdtemp(`${copy}.old.`);
  await unlessMissing(rename(copy, aside));
  await rm(aside, { recursive: true, force: true });
}

/** Copies the package's native folder once to where every account can run it, and returns the copy. */
export async function copyBinaries(
  native: string,
  label: string,
  links: readonly LibraryLink[],
): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const copy = path.join(os.tmpdir(), `tomoshibi-postgresql-${label}-${uid}`);
  const files = await neededFiles(native);
  const found = await inspect(copy, native, files);
  if (found === 'whole') return copy;
  const fresh = await mkdtemp(`${copy}.`);
  try {
    await fill(fresh, native, files);
    for (const { target, link } of links) {
      const place = path.join(fresh, link);
      await symlink(path.relative(path.dirname(place), path.join(fresh, target)), place);
    }
    await chmod(fresh, 0o755);
    if (found === 'damaged') await setAside(copy);
    await rename(fresh, copy);
    return copy;
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another starter was quicker; its copy is as good as ours.
    const lost = codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST';
    if (lost && (await inspect(copy, native, files)) === 'whole') return copy;
    throw error;
  }
}
