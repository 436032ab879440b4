import {
  createDetector,
  FIXED_WORDS,
  warmMorphology,
} from '../packages/server/src/modules/detection/index.ts';
import { median } from './lib/run-load.ts';

// npm run bench:detection: messages a second through the detector as a ratio against the least a matcher must do
// (NFKC and the fourteen words). Both alternate within one run, so the machine's drift cancels.

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 9);
const TIMES = Number(process.env['BENCH_TIMES'] ?? 60);

const MESSAGES = [
  'こんばんは。はじめて使います。相談してもいいですか？',
  'きょうも学校に行けなかった。おなかが痛くて、朝になると涙が出ます。',
  '友達に既読無視されてて、もう3日目。わたし何かしたのかな(´;ω;`)',
  '数学の宿題がやばい！！助けて〜🙏 連立方程式の解き方教えて',
  'クラスでいじめられてます。上履き隠されたの今週で3回目です',
  'もう疲れた\n全部\nおわりにしたい',
  '高校どこ受ければいいかわからん。親は公立しかだめって言う',
  'さっき話してた者です。電池切れました、ごめんなさい。続きいいですか？',
];
const LONG = MESSAGES.join('\n').repeat(12).slice(0, 5000);

const started = process.hrtime.bigint();
const detector = createDetector();
const built = Number(process.hrtime.bigint() - started) / 1e6;
warmMorphology();

function bare(text: string): number {
  const normal = text.normalize('NFKC');
  return FIXED_WORDS.filter((word) => normal.includes(word)).length;
}

/** Milliseconds for one message. */
function measure(run: (text: string) => unknown, messages: readonly string[], times: number): number {
  const from = process.hrtime.bigint();
  for (let time = 0; time < times; time += 1) for (const message of messages) run(message);
  return Number(process.hrtime.bigint() - from) / 1e6 / (times * messages.length);
}

const detect = (text: string) => detector.detect({ text, previous: ['しんどい', 'だれにも言えない'] });
measure(detect, MESSAGES, TIMES);
measure(bare, MESSAGES, TIMES * 20);
const rounds = Array.from({ length: ROUNDS }, () => {
  const floor = measure(bare, MESSAGES, TIMES * 20);
  const product = measure(detect, MESSAGES, TIMES);
  const quiet = measure(detect, [MESSAGES[0] ?? '', MESSAGES[6] ?? ''], TIMES);
  const long = measure(detect, [LONG], 4);
  return { floor, product, quiet, long };
});
const of = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
console.log(`built in ${built.toFixed(0)} ms, once`);
console.log(`bare ${of((r) => r.floor).toFixed(4)} ms a message`);
console.log(
  `detect ${of((r) => r.product).toFixed(3)} ms (${(1000 / of((r) => r.product)).toFixed(0)}/s), ` +
    `without a hit ${of((r) => r.quiet).toFixed(3)} ms, ${LONG.length} letters ${of((r) => r.long).toFixed(1)} ms`,
);
console.log(`ratio to bare ${of((r) => r.floor / r.product).toFixed(4)} (median of ${ROUNDS} rounds)`);
