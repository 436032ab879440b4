import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { learn, type Learned } from './lib/learn-fragments.ts';
import {
  AUTHORS,
  borderFor,
  isGrave,
  lessonsOfAll,
  scoreLeftOut,
  type Scored,
} from './lib/lexicon-lessons.ts';

// npm run lexicon:learn [-- --write]: what fragments of wording weigh, learned from the labelled messages beside the
// tests. Prints what is found of each author by what all others teach. With --write it replaces lexicon/fragments.ts.

const TABLE = join(import.meta.dirname, '../packages/server/src/modules/detection/lexicon/fragments.ts');
/** Share of urgent and high messages to find: above the aim, because the cues were made with most of these authors. */
const RECALL = 0.96;

const lessons = lessonsOfAll();
const scored = scoreLeftOut(lessons, AUTHORS);
const border = borderFor(scored, RECALL);

function share(some: readonly Scored[]): string {
  const found = some.filter(({ height }) => height + border >= 0).length;
  return `${found}/${some.length} (${((found / some.length) * 100).toFixed(1)} %)`;
}

for (const author of [...AUTHORS, 'all']) {
  const own = scored.filter((one) => author === 'all' || one.author === author);
  const low = share(own.filter(({ risk }) => risk === 'low'));
  const none = share(own.filter(({ risk }) => risk === 'none'));
  console.log(`${author}: urgent and high ${share(own.filter(isGrave))}, low ${low}, none ${none}`);
}

function tableOf(learned: Learned): string {
  const lines = [...Map.groupBy([...learned], ([, points]) => points)]
    .sort(([a], [b]) => b - a)
    .map(([points, list]) => {
      const fragments = list.map(([fragment]) => fragment).sort();
      return `  '${points}': '${fragments.join(' ')}',`;
    });
  return `// Written by npm run lexicon:learn -- --write from the labelled messages in packages/server/tests/fixtures.
// docs/lexicon.md tells how to read it.

/** Where the wording of a message starts before its fragments are counted. */
export const WORDING_START = ${border};

/** Fragments of wording by their points: above zero as messages of danger are written, below as others are. */
// prettier-ignore
export const FRAGMENT_POINTS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

if (process.argv.includes('--write')) {
  const learned = learn(lessons);
  writeFileSync(TABLE, tableOf(learned));
  console.log(`${learned.size} fragments, border ${border}`);
}
