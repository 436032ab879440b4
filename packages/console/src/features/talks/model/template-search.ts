import type { Template } from '@tomoshibi/contract';

/** Half- and full-width, large and small letters, katakana and hiragana are the same to a searcher. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
}

/** The templates that have every searched word in their title or text. */
export function matchingTemplates(templates: readonly Template[], words: string): readonly Template[] {
  const wanted = folded(words).split(/\s+/u).filter(Boolean);
  return templates.filter((template) => {
    const text = folded(`${template.title}\n${template.text}`);
    return wanted.every((word) => text.includes(word));
  });
}
