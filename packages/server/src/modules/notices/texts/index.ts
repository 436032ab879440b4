import type { TextBodies, TextKind } from '@tomoshibi/contract';
import { easy } from './easy.ts';
import { english } from './english.ts';
import { furigana } from './furigana.ts';
import { policy } from './policy.ts';
import { privacy } from './privacy.ts';
import { standard } from './standard.ts';

/** A text to begin with, in every form there is one. A desk's people make it theirs and have it approved. */
export function readyText(kind: TextKind): TextBodies {
  if (kind === 'policy') return { ...policy };
  if (kind === 'privacy') return { ...privacy };
  return { standard: standard[kind], furigana: furigana[kind], easy: easy[kind], en: english[kind] };
}
