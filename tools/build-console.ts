// Builds the console when its sources changed since the last build; otherwise ends at once.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'packages/console/dist');
const stamp = join(dist, '.built-from');
const SOURCES = [
  'package-lock.json',
  'packages/console/index.html',
  'packages/console/package.json',
  'packages/console/vite.config.ts',
  'packages/console/public',
  'packages/console/src',
  'packages/contract/package.json',
  'packages/contract/src',
  'tools/build-console.ts',
];

function filesBelow(path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full)
      .toSorted()
      .flatMap((name) => filesBelow(join(path, name)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

function digest(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesBelow)) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Made once here, so that the server never spends time on it and needs no proxy to do it. */
function compress(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:js|css|html|svg)$/u.test(path)) continue;
    const content = readFileSync(join(folder, path));
    writeFileSync(join(folder, `${path}.br`), brotliCompressSync(content));
    writeFileSync(join(folder, `${path}.gz`), gzipSync(content, { level: 9 }));
  }
}

const wanted = digest();
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);
const vite = join(root, 'node_modules/vite/bin/vite.js');
const built = spawnSync(process.execPath, [vite, 'build', 'packages/console', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);
compress(dist);
writeFileSync(stamp, wanted);
