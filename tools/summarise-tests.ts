// Reads Vitest's JSON report and ends with one plain line that people and programs can read.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';

const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const file = process.argv[2];
if (file === undefined || !existsSync(file)) {
  console.error('There is no test report; the tests did not run to their end.');
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
// A file that could not be loaded, or whose set-up failed, holds no failed test and still is a failure.
const broken = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
);
for (const { name, assertionResults } of report.testResults)
  for (const test of assertionResults)
    if (test.status === 'failed') console.log(`failed: ${name}: ${test.fullName}`);
for (const { name } of broken) console.log(`failed: ${name}: the file could not run`);

const failed = report.numFailedTests + broken.length;
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
process.exit(report.success && failed === 0 && report.numPassedTests > 0 ? 0 : 1);
