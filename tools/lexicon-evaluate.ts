import { readFileSync } from 'node:fs';
import process from 'node:process';
import { evaluate, EvaluationError, readRows, report } from './lib/lexicon-evaluation.ts';

// npm run lexicon:evaluate <file.tsv>: what the detector finds in labelled messages (columns id, text, literal_hits,
// risk, note). Ends with 1 when the fixed list differs, when a trap is hit unlabelled or when the file is malformed.

const [path] = process.argv.slice(2);
if (!path) {
  console.error('Give a file: npm run lexicon:evaluate <file.tsv>');
  process.exit(1);
}
try {
  const evaluation = evaluate(readRows(readFileSync(path, 'utf8')));
  for (const line of report(evaluation)) console.log(line);
  process.exitCode = evaluation.literalDiffers.length + evaluation.trapsHit.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof EvaluationError) && !(error instanceof Error && 'code' in error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
