import { join, resolve } from 'node:path';
import process from 'node:process';

export const ROOT = join(import.meta.dirname, '../..');

export interface DemoSettings {
  readonly port: number;
  readonly linePort: number;
  readonly dataDir: string;
  readonly consoleUrl: string;
  readonly lineUrl: string;
}

/** Says what is wrong and what to do; shown without a stack. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

function portFrom(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new DemoError(
      `${name} は 1 から 65535 の数字にしてください。 / ${name} must be a number from 1 to 65535.`,
    );
  return port;
}

/** The two ports and the folder can be moved by PORT, LINE_SIMULATOR_PORT and DATA_DIR; nothing else is read. */
export function readSettings(): DemoSettings {
  const port = portFrom('PORT', 3000);
  const linePort = portFrom('LINE_SIMULATOR_PORT', 3100);
  return {
    port,
    linePort,
    dataDir: resolve(ROOT, process.env['DATA_DIR'] || 'data-demo'),
    consoleUrl: `http://localhost:${port}`,
    lineUrl: `http://127.0.0.1:${linePort}`,
  };
}
