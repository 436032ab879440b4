import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createControlClient } from '../../packages/line-simulator/src/index.ts';
import { parseDeskFile } from '../../packages/server/src/modules/desk-files/index.ts';
import { runCommand } from './programs.ts';
import { DemoError, ROOT, type DemoSettings } from './settings.ts';

export interface DemoStaff {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly role: string;
}

export interface DemoChannel {
  readonly channelId: string;
  readonly channelSecret: string;
}

export interface DemoDesk {
  readonly file: string;
  readonly code: string;
  readonly name: string;
  /** null: the desk is served through the account of another, whose flow leads to it. */
  readonly channel: DemoChannel | null;
  readonly staff: readonly DemoStaff[];
}

const folder = join(ROOT, 'demo');

/** The desks of demo/*.yaml; their secrets stand in the files, since LINE is played by the simulator. */
export function readDesks(): DemoDesk[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const file = join(folder, name);
      const { desk, channel, staff } = parseDeskFile(readFileSync(file, 'utf8'));
      if (channel && !channel.channelSecret)
        throw new DemoError(`demo/${name}: the demo needs the secret of the channel.`);
      return {
        file,
        code: desk.code,
        name: desk.name,
        channel: channel?.channelSecret
          ? { channelId: channel.channelId, channelSecret: channel.channelSecret }
          : null,
        staff: staff.map(({ login, name: person, password = '', role, operatorRoles }) => ({
          login,
          name: person,
          password,
          role: role ?? operatorRoles[0] ?? '',
        })),
      };
    });
}

/** The LINE account of a desk that people write to. */
export function channelOf({ code, channel }: DemoDesk): DemoChannel {
  if (!channel) throw new DemoError(`demo/${code}.yaml lacks a channel.`);
  return channel;
}

/** Makes the desks' channels at the simulated LINE, pointing at this server. */
export async function makeChannels(settings: DemoSettings, desks: readonly DemoDesk[]): Promise<void> {
  const control = createControlClient(settings.lineUrl);
  const known = new Set((await control.channels()).map(({ channelId }) => channelId));
  for (const { channel, name } of desks) {
    if (!channel) continue;
    const { channelId, channelSecret } = channel;
    const webhookUrl = `${settings.consoleUrl}/webhooks/line/${channelId}`;
    const redelivery = { enabled: true };
    if (known.has(channelId)) await control.updateChannel(channelId, { webhookUrl });
    else await control.createChannel({ channelId, channelSecret, name, webhookUrl, redelivery });
  }
}

const Progress = z.object({ applied: z.record(z.string(), z.string()), played: z.boolean() });
export type Progress = z.infer<typeof Progress>;

const progressFile = ({ dataDir }: DemoSettings) => join(dataDir, 'demo.json');

/** What former starts have done. A desk changed in the console stays changed until its file changes. */
export function readProgress(settings: DemoSettings): Progress {
  const file = progressFile(settings);
  if (!existsSync(file)) return { applied: {}, played: false };
  return Progress.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function writeProgress(settings: DemoSettings, progress: Progress): void {
  writeFileSync(progressFile(settings), `${JSON.stringify(progress, null, 2)}\n`);
}

export async function applyDesks(
  settings: DemoSettings,
  desks: readonly DemoDesk[],
  options: { logFile: string; env: Readonly<Record<string, string>> },
): Promise<void> {
  for (const desk of desks) {
    const progress = readProgress(settings);
    const digest = createHash('sha256').update(readFileSync(desk.file)).digest('hex');
    if (progress.applied[desk.code] === digest) continue;
    await runCommand(['desk', 'apply', desk.file], options);
    writeProgress(settings, { ...progress, applied: { ...progress.applied, [desk.code]: digest } });
  }
}
