import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createHints } from '../src/platform/events/hints.ts';
import { startTestApp, type TestApp } from './_support/app.ts';

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
