import type { Logger } from '../platform/logger.ts';

/** What is not finished by then is cut; LINE and the consoles try again. */
const DEADLINE_MS = 18_000;

/** Ends the process in order at SIGTERM or SIGINT; a second signal, or a stop that hangs, ends it at once. */
export function stopOnSignal(logger: Logger, stop: () => Promise<void>): (reason: string) => void {
  let stopping = false;
  async function finish(reason: string): Promise<void> {
    try {
      await stop();
      logger.info({ event: 'stopped' });
      process.exit(reason === 'SIGTERM' || reason === 'SIGINT' ? 0 : 1);
    } catch (error) {
      logger.error({ event: 'stop_failed', err: error });
      process.exit(1);
    }
  }
  function end(reason: string): void {
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({ event: 'stopping', reason });
    setTimeout(() => {
      logger.error({ event: 'stop_took_too_long' });
      process.exit(1);
    }, DEADLINE_MS).unref();
    void finish(reason);
  }
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  return end;
}
