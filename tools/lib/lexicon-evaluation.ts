import {
  createDetector,
  FIXED_WORDS,
  LEXICON_VERSION,
  type Hit,
} from '../../packages/server/src/modules/detection/index.ts';

const COLUMNS = ['id', 'text', 'literal_hits', 'risk', 'note'] as const;
const RISKS = ['urgent', 'high', 'medium', 'low', 'none'] as const;
export type Risk = (typeof RISKS)[number];
const DANGEROUS: readonly Risk[] = ['urgent', 'high', 'medium'];

export class EvaluationError extends Error {}

export interface Row {
  line: number;
  id: string;
  text: string;
  literal: string;
  risk: Risk;
  note: string;
}

function isRisk(value: string): value is Risk {
  return RISKS.some((risk) => risk === value);
}

function fail(line: number, column: string, problem: string): never {
  throw new EvaluationError(`Line ${line}, column ${column}: ${problem}`);
}

/** Reads the rows; `\n` in a text stands for a line break. Throws naming line and column. */
export function readRows(file: string): Row[] {
  const lines = file.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const header = (lines[0] ?? '').split('\t');
  for (const [at, name] of COLUMNS.entries())
    if (header[at] !== name) fail(1, name, `the header must be ${COLUMNS.join(', ')} with tabs between`);
  const seen = new Set<string>();
  const rows = lines.slice(1).flatMap((content, index): Row[] => {
    const line = index + 2;
    if (content.trim() === '') return [];
    const cells = content.split('\t');
    if (cells.length > COLUMNS.length) fail(line, 'note', 'there are more than five columns');
    const [id = '', text, literal, risk, note = ''] = cells;
    if (id === '') fail(line, 'id', 'the id is empty');
    if (seen.has(id)) fail(line, 'id', `${id} is there twice`);
    seen.add(id);
    if (text === undefined || text === '') return fail(line, 'text', 'the text is missing');
    if (literal === undefined) return fail(line, 'literal_hits', 'the column is missing');
    for (const word of literal === '' ? [] : literal.split(','))
      if (!FIXED_WORDS.includes(word)) fail(line, 'literal_hits', `${word} is none of the fixed words`);
    if (risk === undefined || !isRisk(risk))
      return fail(line, 'risk', `must be one of ${RISKS.join(', ')}, not "${risk ?? ''}"`);
    return [{ line, id, text: text.replaceAll(String.raw`\n`, '\n'), literal, risk, note }];
  });
  if (rows.length === 0) fail(2, 'id', 'there is no row');
  return rows;
}

interface Judged {
  row: Row;
  hits: Hit[];
  literal: string;
}

export interface Evaluation {
  judged: Judged[];
  literalDiffers: Judged[];
  trapsHit: Judged[];
}

export function isTrap({ note }: Row): boolean {
  return /^trap\b/u.test(note);
}

const counts = ({ likelyFalse }: Hit) => likelyFalse === null;
const flagged = ({ hits }: Judged) => hits.some(counts);
const flaggedHigh = ({ hits }: Judged) => hits.some((hit) => counts(hit) && hit.level !== 'medium');

/** Runs every row by itself, without earlier messages. */
export function evaluate(rows: readonly Row[]): Evaluation {
  const detector = createDetector();
  const judged = rows.map((row) => {
    const hits = detector.detect({ text: row.text });
    const found = new Set(hits.filter(({ list }) => list === 'fixed').map(({ entry }) => entry));
    return { row, hits, literal: FIXED_WORDS.filter((word) => found.has(word)).join(',') };
  });
  return {
    judged,
    literalDiffers: judged.filter(({ row, literal }) => row.literal !== literal),
    trapsHit: judged.filter(
      ({ row, hits }) => isTrap(row) && hits.some((hit) => hit.list === 'lexicon' && counts(hit)),
    ),
  };
}

/** Share of rows of these risks with a hit not labelled likely false. */
export function recall({ judged }: Evaluation, risks: readonly Risk[]): number {
  const rows = judged.filter(({ row }) => risks.includes(row.risk));
  return rows.length === 0 ? 1 : rows.filter(flagged).length / rows.length;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${part}/${whole} (${((part / whole) * 100).toFixed(1)} %)`;
}

function entries(hits: readonly Hit[]): string {
  return hits.map(({ entry, likelyFalse }) => (likelyFalse ? `${entry} [${likelyFalse}]` : entry)).join(', ');
}

export function report({ judged, literalDiffers, trapsHit }: Evaluation): string[] {
  const lines = [`Lexicon ${LEXICON_VERSION}, ${judged.length} messages`];
  for (const risk of RISKS) {
    const rows = judged.filter(({ row }) => row.risk === risk);
    const labelledOnly = rows.filter((item) => item.hits.length > 0 && !flagged(item));
    lines.push(
      `${risk}: flagged ${share(rows.filter(flagged).length, rows.length)}, ` +
        `at high or urgent ${share(rows.filter(flaggedHigh).length, rows.length)}, ` +
        `only labelled hits ${labelledOnly.length}`,
    );
    if (DANGEROUS.includes(risk))
      for (const item of rows.filter((one) => !flagged(one)))
        lines.push(`  missed ${item.row.id}: ${entries(item.hits) || 'no hit'}`);
    else
      for (const item of rows.filter((one) => one.hits.length > 0))
        lines.push(`  ${flagged(item) ? 'unlabelled' : 'labelled'} ${item.row.id}: ${entries(item.hits)}`);
  }
  lines.push(`Fixed list equal: ${share(judged.length - literalDiffers.length, judged.length)}`);
  for (const { row, literal } of literalDiffers)
    lines.push(`  differs ${row.id} (line ${row.line}): file "${row.literal}", found "${literal}"`);
  lines.push(`Traps hit: ${trapsHit.length}`);
  for (const { row, hits } of trapsHit) lines.push(`  trap ${row.id}: ${entries(hits)}`);
  return lines;
}
