// npm run demo: the LINE simulator and the server with demo desks, on this machine alone.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { welcome } from './demo/box.ts';
import { applyDesks, makeChannels, readDesks, readProgress, writeProgress } from './demo/desks.ts';
import { handInText } from './demo/hand-in-text.ts';
import { leavePlace, takePlace } from './demo/lock.ts';
import { playAlerts } from './demo/play-alerts.ts';
import { playBroadcasts } from './demo/play-broadcasts.ts';
import { playMaterials } from './demo/play-materials.ts';
import { playRegions } from './demo/play-regions.ts';
import { playShifts } from './demo/play-shifts.ts';
import { playSurveys } from './demo/play-surveys.ts';
import { playScenes } from './demo/play-scenes.ts';
import { endedEarly, startProgram, stopProgram, untilReady, type Program } from './demo/programs.ts';
import { watchStarter } from './demo/watch-starter.ts';
import { DemoError, readSettings, type DemoSettings } from './demo/settings.ts';

const START_MS = 180_000;
const STOP_MS = 20_000;

const programs: Program[] = [];
let stopping = false;

async function stop(settings: DemoSettings | undefined, code: number): Promise<never> {
  stopping = true;
  await Promise.all(programs.map((program) => stopProgram(program, STOP_MS)));
  if (settings) leavePlace(settings);
  process.exit(code);
}

function stopOnSignals(settings: DemoSettings): void {
  const end = () => {
    if (stopping) {
      for (const { child } of programs) child.kill('SIGKILL');
      process.exit(1);
    }
    console.log('\nおわります… / Stopping…');
    void stop(settings, 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // Whoever reads our words may be gone; that is no reason to fall over.
  process.stdout.on('error', () => undefined);
  watchStarter(() => {
    if (!stopping) end();
  });
}

function start(settings: DemoSettings, program: Parameters<typeof startProgram>[0]): Program {
  const started = startProgram(program);
  programs.push(started);
  started.child.once('exit', () => {
    if (stopping) return;
    console.error(endedEarly(started).message);
    void stop(settings, 1);
  });
  return started;
}

async function run(settings: DemoSettings): Promise<void> {
  const { dataDir, port, linePort, lineUrl, consoleUrl } = settings;
  const log = (name: string) => join(dataDir, `${name}.log`);
  const simulator = start(settings, {
    name: 'LINE simulator',
    script: 'packages/line-simulator/src/main.ts',
    logFile: log('line-simulator'),
    env: { PORT: String(linePort), STATE_FILE: join(dataDir, 'line-simulator.json') },
  });
  const env = {
    PORT: String(port),
    PUBLIC_URL: consoleUrl,
    DATA_DIR: dataDir,
    LINE_API_BASE_URL: lineUrl,
    LINE_DATA_API_BASE_URL: lineUrl,
  };
  const server = start(settings, {
    name: 'Tomoshibi',
    script: 'packages/server/src/main.ts',
    logFile: log('server'),
    env,
  });
  const desks = readDesks();
  await untilReady(simulator, `${lineUrl}/simulator/v1/health`, START_MS);
  await makeChannels(settings, desks);
  await untilReady(server, `http://127.0.0.1:${port}/readyz`, START_MS);
  await applyDesks(settings, desks, { logFile: log('commands'), env });
  if (!readProgress(settings).played) {
    console.log('はじめての相談を用意しています… / Preparing a few talks…');
    await handInText(settings, desks);
    await playRegions(settings, desks);
    await playScenes(settings, desks, await playMaterials(settings, desks));
    await playAlerts(settings, desks);
    await playBroadcasts(settings, desks);
    await playShifts(settings, desks);
    await playSurveys(settings, desks);
    writeProgress(settings, { ...readProgress(settings), played: true });
  }
  console.log(`\n${welcome(settings, desks)}\n`);
}

try {
  const settings = readSettings();
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o755 });
  await takePlace(settings);
  stopOnSignals(settings);
  console.log('灯 Tomoshibi のデモを始めます（初回は十数秒かかります）… / Starting the demo…');
  try {
    await run(settings);
  } catch (error) {
    if (stopping) await new Promise(() => undefined);
    console.error(error instanceof DemoError ? error.message : error);
    await stop(settings, 1);
  }
} catch (error) {
  console.error(error instanceof DemoError ? error.message : error);
  process.exit(1);
}
