import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILES = {
  regular: '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
} as const;

const kept = new Map<keyof typeof FILES, Buffer>();

/** The font file (5 MB), read once in the life of the process and only when somebody prints. */
export function fontFile(weight: keyof typeof FILES): Buffer {
  const known = kept.get(weight);
  if (known) return known;
  const file = readFileSync(require.resolve(FILES[weight]));
  kept.set(weight, file);
  return file;
}
