import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { z } from 'zod';

// dependency-cruiser passes when its parser reads nothing; a floor on the modules it saw keeps the check honest.
const MODULES_AT_LEAST = 40;

const run = spawnSync(
  process.execPath,
  ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--output-type', 'json', 'packages'],
  { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
if (!run.stdout) {
  console.error(run.stderr);
  process.exit(1);
}
const Cruise = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});
const { summary } = Cruise.parse(JSON.parse(run.stdout));
for (const violation of summary.violations)
  console.error(`${violation.rule.name}: ${violation.from} -> ${violation.to}`);
if (summary.totalCruised < MODULES_AT_LEAST) {
  console.error(
    `Only ${summary.totalCruised} modules were read; the import check would pass without looking.`,
  );
  process.exit(1);
}
if (summary.violations.length > 0) process.exit(1);
console.log(`imports: ${summary.totalCruised} modules, no violation`);
