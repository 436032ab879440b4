import { spawnSync } from 'node:child_process';

// dependency-cruiser passes when its parser reads nothing; a floor on the modules it saw keeps the check honest.
const MODULES_AT_LEAST = 40;

const run = spawnSync(
  process.execPath,
  ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--output-type', 'json', 'packages'],
  { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
if (!run.stdout) {
  console.error(run.stderr);
  process.exit(1);
}
interface Cruise {
  summary: {
    totalCruised: number;
    violations: { from: string; to: string; rule: { name: string; severity: string } }[];
  };
}
const { summary } = JSON.parse(run.stdout) as Cruise;
for (const violation of summary.violations)
  console.error(`${violation.rule.name}: ${violation.from} -> ${violation.to}`);
if (summary.totalCruised < MODULES_AT_LEAST) {
  console.error(`Only ${summary.totalCruised} modules were read; the import check would pass without looking.`);
  process.exit(1);
}
if (summary.violations.length > 0) process.exit(1);
console.log(`imports: ${summary.totalCruised} modules, no violation`);
