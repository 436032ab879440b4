import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
const command = path.join(root, 'packages/server/src/cli/main.ts');
const SECRET = '91d3a6e40b5c4f7f8e2c67a9f01d3b85';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tomoshibi-cli-'));
  await cp(path.join(root, 'demo/midori-home-visit.yaml'), path.join(folder, 'plain.yaml'));
  const source = await readFile(path.join(folder, 'plain.yaml'), 'utf8');
  const referring = source
    .replace(/channelSecret: .*/u, 'channelSecret: stdin')
    .replace(/password: .*/u, 'password: file:yoshida.password')
    .replaceAll(/password: yoru.*/gu, 'password: ${DEMO_PASSWORD}');
  await writeFile(path.join(folder, 'desk.yaml'), referring);
  await writeFile(path.join(folder, 'yoshida.password'), 'asa-no-eki-de-matsu-hito\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command line on an embedded database of its own, as an administrator would against the real LINE. */
async function run(args: string[], input = '') {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: path.join(folder, 'data'),
      DEMO_PASSWORD: 'yoru-no-machi-ni-akari',
    },
  });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

describe('desk apply and desk export', () => {
  it('applies a file with secrets from outside, twice, and exports it again', async () => {
    const first = await run(['desk', 'apply', 'desk.yaml'], `${SECRET}\n`);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('  channel 1000000103: connected\n');
    expect(first.out).not.toMatch(/91d3a6e4|akari\b.*matsu|yoru-no/u);
    expect(await run(['desk', 'apply', 'desk.yaml'], `${SECRET}\n`)).toMatchObject({
      code: 0,
      out: 'Nothing to change: midori-home-visit is as the file says.\n',
    });
    const exported = await run(['desk', 'export', 'midori-home-visit']);
    expect(exported.out).not.toContain(SECRET);
    await writeFile(path.join(folder, 'exported.yaml'), exported.out);
    expect(await run(['desk', 'apply', 'exported.yaml'])).toMatchObject({
      code: 0,
      out: 'Nothing to change: midori-home-visit is as the file says.\n',
    });
  });

  it('refuses a secret in the file itself, and calls that name no file or desk', async () => {
    const plain = await run(['desk', 'apply', 'plain.yaml']);
    expect(plain).toMatchObject({ code: 1, out: '' });
    expect(plain.err).toMatch(/channel\.channelSecret: must not stand in the file/u);
    expect(plain.err).not.toContain(SECRET);
    expect(await run(['desk', 'apply'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Usage: desk apply') as string,
    });
    expect(await run(['desk', 'apply', 'nowhere.yaml'])).toMatchObject({ code: 2 });
    expect(await run(['desk', 'export'])).toMatchObject({ code: 2 });
  });
});
