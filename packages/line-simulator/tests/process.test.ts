import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createControlClient, createSimulator } from '../src/index.ts';
import { startPlatform, until } from './_support/platform.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'line-simulator-'));
});
afterEach(async () => rm(folder, { recursive: true }));

test('channels, people, talks and pictures survive a restart with a state file', async () => {
  const stateFile = join(folder, 'state.json');
  const first = await createSimulator({ stateFile });
  const channel = await first.control.createChannel({ name: '窓口' });
  const { userId } = await first.control.createSeeker({ displayName: 'みどり' });
  await first.control.follow(channel.channelId, userId);
  await first.control.sendText(channel.channelId, userId, 'おぼえていて');
  const { messageId } = await first.control.send(channel.channelId, userId, { type: 'image' });
  const before = await first.control.talk(channel.channelId, userId);
  await first.close();

  const second = await createSimulator({ stateFile });
  const after = await second.control.talk(channel.channelId, userId);
  expect(after.items).toEqual(before.items);
  expect(await second.control.channels()).toEqual([{ ...channel, friends: 1, usedThisMonth: 0 }]);
  const next = await second.control.sendText(channel.channelId, userId, 'つづき');
  expect(next.messageId > messageId).toBe(true);
  const content = await fetch(new URL(`/v2/bot/message/${messageId}/content`, second.url), {
    headers: { authorization: `Bearer ${channel.channelAccessToken}` },
  });
  expect(content.headers.get('content-type')).toBe('image/png');
  await second.close();
});

test('a state file that cannot be read is left alone and named', async () => {
  const stateFile = join(folder, 'state.json');
  await writeFile(stateFile, '{"version":0}');
  await expect(createSimulator({ stateFile })).rejects.toThrow(stateFile);
  expect(await readFile(stateFile, 'utf8')).toBe('{"version":0}');
});

test('the process starts, says where it is, and ends with 0 on SIGTERM', async () => {
  const main = new URL('../src/main.ts', import.meta.url);
  const child = spawn(process.execPath, [main.pathname], { env: { ...process.env, PORT: '0' } });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  const url = await until('the address', () => /http:\S+/.exec(output)?.[0]);
  expect(await createControlClient(url).health()).toEqual({ status: 'ok' });
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('a wrong setting is named, and nothing starts', async () => {
  const main = new URL('../src/main.ts', import.meta.url);
  const child = spawn(process.execPath, [main.pathname], { env: { ...process.env, PORT: 'many' } });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const ended: unknown[] = await once(child, 'close');
  expect(ended[0]).toBe(2);
  expect(errors).toContain('PORT');
});

test('the phone is one page that asks nothing of any other host', async () => {
  const platform = await startPlatform();
  const page = await fetch(platform.url);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) {
    expect(address).toMatch(/^\/page\//);
    expect((await fetch(new URL(address, platform.url))).status).toBe(200);
  }
});

test('the stream tells the phone of every change of its talk', async () => {
  const platform = await startPlatform();
  const { control, channelId, userId } = platform;
  const giveUp = new AbortController();
  const stream = await fetch(new URL('/simulator/v1/events', platform.url), { signal: giveUp.signal });
  if (!stream.body) throw new Error('The stream has no body');
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  await control.sendText(channelId, userId, 'こんばんは');
  while (!seen.includes('"talk"')) seen += (await reader.read()).value ?? '';
  expect(seen).toContain(JSON.stringify({ kind: 'talk', channelId, userId }));
  giveUp.abort();
});

test('reset forgets people, talks and faults, and can keep the channels', async () => {
  const platform = await startPlatform();
  const { control, channelId, userId } = platform;
  await platform.say('もうすぐ消えます');
  await control.addFault({ kind: 'server-error' });
  await control.setClock({ advanceMs: 5000 });
  await control.reset({ keepChannels: true });
  expect(await control.seekers()).toEqual([]);
  expect(await control.faults()).toEqual([]);
  expect((await control.clock()).offsetMs).toBe(0);
  expect((await control.channels()).map((channel) => channel.channelId)).toEqual([channelId]);
  expect(await control.webhooks(channelId)).toMatchObject({ events: 0, delivered: 0 });
  await expect(control.talk(channelId, userId)).rejects.toMatchObject({ status: 404 });
  await control.reset();
  expect(await control.channels()).toEqual([]);
});
