import type { Logger } from '../logger.ts';
import { ensureRunning } from './ensure-running.ts';
import type { Place } from './place.ts';
import { stopServer } from './running-server.ts';
import { ensureDatabase, isUsedByOthers, takeAttachedLock } from './server-store.ts';
import { withFileLock } from './start-lock.ts';

/** Uses the server beside whoever owns it; starts it when it does not run. */
export async function attach(place: Place, logger: Logger) {
  const running = await withFileLock(place.lockFile, async () => {
    const found = await ensureRunning(place, logger, false);
    try {
      await ensureDatabase(found.client);
      await takeAttachedLock(found.client);
      return found;
    } catch (error) {
      await found.client.end();
      throw error;
    }
  });
  const { client, adopted } = running;
  const release = async () => {
    await client.end().catch(() => undefined);
  };
  return {
    first: running,
    release,
    async stop() {
      if (adopted) {
        await release();
        return;
      }
      await withFileLock(place.lockFile, async () => {
        // When our connection is gone, so is the server we started; what runs now is not ours to stop.
        const used = await isUsedByOthers(client).catch(() => true);
        await (used ? release() : stopServer(place, logger));
      });
      await release();
    },
  };
}
