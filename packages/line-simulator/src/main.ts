import { z } from 'zod';
import { createSimulator } from './simulator.ts';

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  HOST: z.string().min(1).default('127.0.0.1'),
  STATE_FILE: z.string().min(1).optional(),
});

// This process has its own three settings; the server's rule of one place for the environment holds here too.
// oxlint-disable-next-line tomoshibi/no-process-env
const environment = environmentSchema.safeParse(process.env);
if (!environment.success) {
  process.stderr.write(`${z.prettifyError(environment.error)}\n`);
  process.exit(2);
}
const { PORT: port, HOST: host, STATE_FILE: stateFile } = environment.data;

const start = async (): Promise<void> => {
  const simulator = await createSimulator({ port, host, ...(stateFile === undefined ? {} : { stateFile }) });
  process.stdout.write(`LINE simulator: ${simulator.url}\n`);
  const stop = async (): Promise<void> => {
    await simulator.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
};

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
