import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate, readRows, recall } from './lib/lexicon-evaluation.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER = 'id\ttext\tliteral_hits\trisk\tnote';

function run(content: string) {
  const path = join(folder, 'rows.tsv');
  writeFileSync(path, content);
  return spawnSync(process.execPath, ['tools/lexicon-evaluate.ts', path], { cwd: root, encoding: 'utf8' });
}

// Floors a little below what is measured, so that a change of the lexicon cannot lose much unnoticed. Only
// the second half of messages-author-b.tsv was not used to widen the rules: its floors, below, are its first result.
describe.each([
  ['messages.tsv', 1, 0.1],
  ['messages-own.tsv', 0.97, 0.05],
  ['messages-unseen.tsv', 0.97, 0.05],
  ['messages-author-a.tsv', 0.97, 0.05],
])('%s', (name, floor, ceiling) => {
  const rows = readRows(readFileSync(join(root, 'packages/server/tests/fixtures', name), 'utf8'));
  const evaluation = evaluate(rows);

  it('has the fixed words found literally', () => {
    expect(evaluation.literalDiffers.map(({ row }) => row.id)).toEqual([]);
  });

  it(`flags at least ${floor} of urgent and high rows and at most ${ceiling} of none rows`, () => {
    expect(recall(evaluation, ['urgent', 'high'])).toBeGreaterThanOrEqual(floor);
    expect(recall(evaluation, ['none'])).toBeLessThanOrEqual(ceiling);
  });
});

it('has no trap hit in the rows the lexicon was made with', () => {
  for (const name of ['messages.tsv', 'messages-own.tsv', 'messages-unseen.tsv', 'messages-author-a.tsv']) {
    const rows = readRows(readFileSync(join(root, 'packages/server/tests/fixtures', name), 'utf8'));
    expect(evaluate(rows).trapsHit.map(({ row }) => row.id)).toEqual([]);
  }
});

describe('messages-author-b.tsv', () => {
  const file = 'packages/server/tests/fixtures/messages-author-b.tsv';
  const rows = readRows(readFileSync(join(root, file), 'utf8'));
  const used = evaluate(rows.filter(({ id }) => id <= 'B175'));
  const unseen = evaluate(rows.filter(({ id }) => id > 'B175'));

  it('keeps what is found in the half the rules were widened on', () => {
    expect(recall(used, ['urgent', 'high'])).toBeGreaterThanOrEqual(0.97);
    expect(recall(used, ['none'])).toBeLessThanOrEqual(0.05);
    expect(used.trapsHit).toEqual([]);
  });

  it('keeps the first result of the unseen half', () => {
    expect(unseen.literalDiffers).toEqual([]);
    expect(recall(unseen, ['urgent', 'high'])).toBeGreaterThanOrEqual(0.85);
    expect(recall(unseen, ['none'])).toBeLessThanOrEqual(0.08);
    expect(unseen.trapsHit.length).toBeLessThanOrEqual(6);
  });
});

describe('the command', { timeout: 60_000 }, () => {
  it('ends well on sound rows', () => {
    const { status, stdout } = run(`${HEADER}\nX1\t死にたい\t死に\thigh\t\nX2\t彼氏に\t\tnone\ttrap: 彼氏\n`);
    expect(stdout).toContain('high: flagged 1/1');
    expect(status).toBe(0);
  });

  it('ends with 1 when the literal hits differ or a trap is hit', () => {
    expect(run(`${HEADER}\nX1\t死にたい\t\thigh\t\n`).status).toBe(1);
    expect(run(`${HEADER}\nX1\tしにたい\t\tnone\ttrap: none\n`).status).toBe(1);
  });

  it.each([
    ['id\ttext', 'Line 1, column literal_hits'],
    [`${HEADER}\nX1\tあ\t\tgrave\t`, 'Line 2, column risk'],
    [`${HEADER}\nX1\tあ\t死\tnone\t`, 'Line 2, column literal_hits'],
    [`${HEADER}\nX1\tあ\t\tnone\t\nX1\tい\t\tnone\t`, 'Line 3, column id'],
  ])('names line and column of %j', (content, problem) => {
    const { status, stderr } = run(content);
    expect(stderr).toContain(problem);
    expect(status).toBe(1);
  });
});
