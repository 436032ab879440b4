export { createDetector, highest, type Detector } from './detector.ts';
export { fragmentScale, fragmentsOf } from './fragments.ts';
export { FIXED_WORDS } from './fixed-words.ts';
export { LEXICON_VERSION, reasonOf } from './lexicon/index.ts';
export type { Evidence } from './judge.ts';
export { warmMorphology } from './morphology.ts';
export type { DeskWord, DetectInput, Hit } from './types.ts';
