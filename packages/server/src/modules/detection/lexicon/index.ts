import type { Topic } from '../types.ts';
import { abuse } from './abuse.ts';
import { bullying } from './bullying.ts';
import { contextWords, distress } from './context-words.ts';
import { contexts } from './contexts.ts';
import { cueBody } from './cues/body.ts';
import { cueEnds } from './cues/ends.ts';
import { cueEveryday } from './cues/everyday.ts';
import { cueFear } from './cues/fear.ts';
import { cueHarm } from './cues/harm.ts';
import { cueLiving } from './cues/living.ts';
import { cueRoundabout } from './cues/roundabout.ts';
import { cueScene } from './cues/scene.ts';
import { cueSexual } from './cues/sexual.ts';
import { cueSpeech } from './cues/speech.ts';
import { cueWeary } from './cues/weary.ts';
import { cueWords } from './cues/words.ts';
import { life } from './life.ts';
import { means } from './means.ts';
import { methods } from './methods.ts';
import { neglect } from './neglect.ts';
import { others } from './others.ts';
import { netBody } from './nets/body.ts';
import { netEnds } from './nets/ends.ts';
import { netIndirect } from './nets/indirect.ts';
import { netLiving } from './nets/living.ts';
import { netMatrix } from './nets/matrix.ts';
import { netSexual } from './nets/sexual.ts';
import { netTongues } from './nets/tongues.ts';
import { netViolence } from './nets/violence.ts';
import { overdose } from './overdose.ts';
import { passive } from './passive.ts';
import { people } from './people.ts';
import { selfHarm } from './self-harm.ts';
import { sexual } from './sexual.ts';
import { suicide } from './suicide.ts';
import { violence } from './violence.ts';

/** Shown when nothing but the wording of a message says danger (lexicon/fragments.ts). */
export const WORDING = 'cue.wording';

/** Counts up with every change of the tables; docs/lexicon.md tells what changed. */
export const LEXICON_VERSION = '2026.4';

export const topics: readonly Topic[] = [
  people,
  suicide,
  passive,
  selfHarm,
  overdose,
  methods,
  means,
  abuse,
  neglect,
  sexual,
  bullying,
  violence,
  life,
  others,
  contextWords,
  distress,
  netEnds,
  netBody,
  netViolence,
  netSexual,
  netLiving,
  netMatrix,
  netIndirect,
  netTongues,
  cueEnds,
  cueWeary,
  cueScene,
  cueBody,
  cueHarm,
  cueFear,
  cueSexual,
  cueLiving,
  cueSpeech,
  cueWords,
  cueRoundabout,
  cueEveryday,
];

export { contexts };

const reasons: ReadonlyMap<string, string> = new Map([
  ...topics.flatMap(({ rules, cues = [] }) =>
    [...rules, ...cues].map(({ id, reason }) => [id, reason] as const),
  ),
  [WORDING, 'あぶない文に多い書き方'],
]);

/** What an entry of the lexicon means, in a few words of Japanese for a counsellor; null for fixed and desk words. */
export function reasonOf(entry: string): { ja: string } | null {
  const ja = reasons.get(entry);
  return ja === undefined ? null : { ja };
}
