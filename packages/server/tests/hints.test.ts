import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createHints } from '../src/platform/events/hints.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { startTestApp, type TestApp } from './_support/app.ts';
import { startDatabaseProxy } from './_support/tcp-proxy.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('hints of a process that closes at once still reach the others', async () => {
  const heard: string[] = [];
  const stop = app.context.hints.on('channels', (id) => heard.push(id));
  const command = await createHints(app.context.db, 'a-command', app.context.logger);
  command.publish('channels', 'channel-1');
  command.publish('channels', 'channel-2');
  await command.close();
  await vi.waitFor(() => expect(heard).toEqual(['channel-1', 'channel-2']), {
    timeout: 20_000,
    interval: 20,
  });
  stop();
});

it('a connection that carries nothing any more is given up for a new one', { timeout: 30_000 }, async () => {
  const { through, proxy } = startDatabaseProxy();
  const db = openDatabase(await through(app.databaseUrl), () => undefined);
  const states: boolean[] = [];
  const listener = await db.listen(
    'silent',
    () => undefined,
    (up) => states.push(up),
  );
  proxy().hang();
  await expect(listener.notify('lost')).rejects.toThrow();
  expect(states).toEqual([true, false]);
  proxy().heal();
  await vi.waitFor(() => expect(states.at(-1)).toBe(true), { timeout: 15_000, interval: 20 });
  await listener.notify('heard');
  await listener.close();
  await db.close();
  await proxy().close();
});
