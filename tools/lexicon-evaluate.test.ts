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

// The wording was learned from all of these but messages-author-h.tsv, so their levels only say that nothing was lost;
// what an author who was left out gives is in lexicon-learn.test.ts, and h is the one set that was never read.
describe.each([
  { name: 'messages.tsv', recallAtLeast: 1, noneAtMost: 0, trapsAtMost: 0 },
  { name: 'messages-own.tsv', recallAtLeast: 0.99, noneAtMost: 0.01, trapsAtMost: 1 },
  { name: 'messages-unseen.tsv', recallAtLeast: 1, noneAtMost: 0, trapsAtMost: 0 },
  { name: 'messages-taught.tsv', recallAtLeast: 0.99, noneAtMost: 0.03, trapsAtMost: 0 },
  { name: 'messages-author-a.tsv', recallAtLeast: 0.99, noneAtMost: 0.02, trapsAtMost: 1 },
  { name: 'messages-author-b.tsv', recallAtLeast: 0.99, noneAtMost: 0.02, trapsAtMost: 1 },
  { name: 'messages-author-c.tsv', recallAtLeast: 0.99, noneAtMost: 0.02, trapsAtMost: 1 },
  { name: 'messages-author-d.tsv', recallAtLeast: 0.99, noneAtMost: 0.02, trapsAtMost: 1 },
  { name: 'messages-author-e.tsv', recallAtLeast: 0.99, noneAtMost: 0.02, trapsAtMost: 1 },
  { name: 'messages-author-f.tsv', recallAtLeast: 0.99, noneAtMost: 0.03, trapsAtMost: 2 },
  { name: 'messages-author-g.tsv', recallAtLeast: 0.99, noneAtMost: 0.02, trapsAtMost: 1 },
  { name: 'messages-author-h.tsv', recallAtLeast: 0.95, noneAtMost: 0.12, trapsAtMost: 8 },
])('$name', ({ name, recallAtLeast, noneAtMost, trapsAtMost }) => {
  const rows = readRows(readFileSync(join(root, 'packages/server/tests/fixtures', name), 'utf8'));
  const evaluation = evaluate(rows);

  it('has the fixed words found literally', () => {
    expect(evaluation.literalDiffers.map(({ row }) => row.id)).toEqual([]);
  });

  it('keeps what is found, and what is not', () => {
    expect(recall(evaluation, ['urgent', 'high'])).toBeGreaterThanOrEqual(recallAtLeast);
    expect(recall(evaluation, ['none'])).toBeLessThanOrEqual(noneAtMost);
    expect(evaluation.trapsHit.length).toBeLessThanOrEqual(trapsAtMost);
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
