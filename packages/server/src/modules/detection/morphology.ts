import { createRequire } from 'node:module';
import { z } from 'zod';

// The dictionary is 13 MB of WebAssembly and 110 MB of memory: it is loaded when the first word needs it, once for the process.
interface Tokenizer {
  tokenize: (text: string) => unknown;
}

const Token = z.object({
  surface: z.string(),
  partOfSpeech: z.string(),
});
const Tokens = z.array(Token);

/** Compounds that begin before the word but mean it. */
const STILL_MEANT = /皆殺|人殺|親殺|子殺|生き死|無理心中|性的|幼児虐待|殺し合/u;
const AROUND = 24;

let tokenizer: Tokenizer | null | undefined;

function load(): Tokenizer | null {
  try {
    const require = createRequire(import.meta.url);
    const library: unknown = require('lindera-wasm-nodejs-ipadic');
    return buildTokenizer(library);
  } catch {
    // Without a dictionary hits only lose this label; detection goes on.
    return null;
  }
}

interface Builder {
  setDictionary: (uri: string) => void;
  setMode: (mode: string) => void;
  build: () => Tokenizer;
}

function isLibrary(value: unknown): value is { TokenizerBuilder: new () => Builder } {
  return typeof value === 'object' && value !== null && 'TokenizerBuilder' in value;
}

function buildTokenizer(library: unknown): Tokenizer | null {
  if (!isLibrary(library)) return null;
  const builder = new library.TokenizerBuilder();
  builder.setDictionary('embedded://ipadic');
  builder.setMode('normal');
  return builder.build();
}

/** Loads the dictionary (about 0.3 s, once). Answers whether it is there. */
export function warmMorphology(): boolean {
  tokenizer ??= load();
  return tokenizer !== null;
}

/** Words of the dictionary long enough that their letters are not just two endings put together. */
const CLEAR_WORD = 3;

/**
 * Whether the word at [start, end) begins inside another word of the dictionary (必死|に, アリス|カフェ, 手助け) or ends
 * inside a longer one that begins in it (消えた|いつもの). Reads a few characters around, so its cost does not grow with
 * the message.
 */
export function insideOtherWord(text: string, start: number, end: number): boolean {
  if (!warmMorphology() || !tokenizer) return false;
  const from = Math.max(0, start - AROUND);
  const around = text.slice(from, end + AROUND);
  const tokens = Tokens.safeParse(tokenizer.tokenize(around));
  if (!tokens.success) return false;
  let after = 0;
  for (const { surface, partOfSpeech } of tokens.data) {
    // Spaces are no tokens, so each word is looked for behind the last one.
    const found = around.indexOf(surface, after);
    if (found < 0) return false;
    after = found + surface.length;
    const [at, next] = [from + found, from + after];
    if (at >= end) return false;
    if (next <= start || partOfSpeech === 'UNK') continue;
    if (at < start) return !STILL_MEANT.test(text.slice(at, next + 1));
    if (at > start && next > end && surface.length >= CLEAR_WORD && /^(名詞|副詞)/u.test(partOfSpeech))
      return true;
  }
  return false;
}
