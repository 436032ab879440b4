import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createDetector } from '../packages/server/src/modules/detection/index.ts';
import { learn, leaveOneOut, type Learned, type Lesson } from './lib/learn-fragments.ts';
import { readRows, type Row } from './lib/lexicon-evaluation.ts';

// npm run lexicon:learn [-- --write]: what fragments of wording weigh, learned from the labelled messages beside the tests.
// Prints how well they do for each author from the messages of all others. With --write it replaces lexicon/fragments.ts.

const root = join(import.meta.dirname, '..');
const FIXTURES = join(root, 'packages/server/tests/fixtures');
const TABLE = join(root, 'packages/server/src/modules/detection/lexicon/fragments.ts');
/** Authors who knew no rule. messages-author-h.tsv is left out: it is never learned from. */
const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** By who made the lexicon: learned from, but no measure. */
const OWN = ['messages', 'messages-own', 'messages-unseen', 'messages-taught'];
/** Share of urgent and high messages of an author left out that must be found. */
const RECALL = Number(process.env['RECALL'] ?? 0.95);

const WEIGHTS: Readonly<Record<Row['risk'], number>> = { urgent: 1, high: 1, medium: 0.6, low: 0.7, none: 1 };
const detector = createDetector();

interface Taught extends Lesson {
  risk: Row['risk'];
  floor: number;
}

const lessonText=new Map<string,string>();
function lessonsOf(author: string, name: string): Taught[] {
  return readRows(readFileSync(join(FIXTURES, `${name}.tsv`), 'utf8')).map(({ text, risk }) => {
    const { line, points, floor } = detector.measure({ text });
    lessonText.set(line,text);
    const danger = risk === 'urgent' || risk === 'high' || risk === 'medium';
    return { author, line, points, danger, weight: WEIGHTS[risk], risk, floor };
  });
}

const lessons = [
  ...AUTHORS.flatMap((author) => lessonsOf(author, `messages-author-${author}`)),
  ...OWN.flatMap((name) => lessonsOf('own', name)),
];

const weighed = leaveOneOut(lessons, AUTHORS);
const grave = (risk: Row['risk']) => risk === 'urgent' || risk === 'high';
const scored = lessons.flatMap((lesson) => {
  const weight = weighed.get(lesson);
  if (weight === undefined) return [];
  return [{ ...lesson, height: weight - lesson.floor }];
});
const heights = scored.filter(({ risk }) => grave(risk)).map(({ height }) => height).sort((a, b) => a - b);
const start = -Math.floor(heights[Math.floor(heights.length * (1 - RECALL))] ?? 0);

function share(author: string | null, wanted: (risk: Row['risk']) => boolean): string {
  const some = scored.filter((one) => (author === null || one.author === author) && wanted(one.risk));
  const found = some.filter(({ height }) => height + start >= 0).length;
  return `${found}/${some.length} (${((found / some.length) * 100).toFixed(1)} %)`;
}

for (const author of [...AUTHORS, null]) {
  const [urgentHigh, low, none] = [
    share(author, grave),
    share(author, (risk) => risk === 'low'),
    share(author, (risk) => risk === 'none'),
  ];
  console.log(`${author ?? 'all'}: urgent and high ${urgentHigh}, low ${low}, none ${none}`);
}

function tableOf(learned: Learned): string {
  const byPoints = Map.groupBy([...learned], ([, points]) => points);
  const lines = [...byPoints]
    .sort(([a], [b]) => b - a)
    .map(([points, list]) => {
      const fragments = list.map(([fragment]) => fragment).sort();
      return `  '${points}': '${fragments.join(' ')}',`;
    });
  return `// Written by npm run lexicon:learn -- --write from the labelled messages in packages/server/tests/fixtures.
// docs/lexicon.md tells how to read it.

/** Where the wording of a message starts before its fragments are counted. */
export const WORDING_START = ${start};

/** Fragments of wording by their points: above zero as messages of danger are written, below as others are. */
export const FRAGMENT_POINTS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

if (process.argv.includes('--write')) {
  const learned = learn(lessons);
  writeFileSync(TABLE, tableOf(learned));
  console.log(`${learned.size} fragments, start ${start}`);
}
for (const s of scored) { const f=s.height+start>=0; if ((grave(s.risk)&&!f&&'abcde'.includes(s.author))) console.log(s.author,s.risk,Math.round(s.height),s.line); if(s.risk==='none'&&f){const t=lessonText.get(s.line)??''; console.log('N',s.author,Math.round(s.height),s.line, detector.detect({text:t}).filter(h=>h.likelyFalse===null).map(h=>h.entry).join(' '))}}
