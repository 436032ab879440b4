/** A page's text, read from headings (#, ##), lists (-, ・, 1.), paragraphs and links. Nothing else has a meaning. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'ruby'; readonly base: string; readonly reading: string }
  | { readonly type: 'link'; readonly href: string; readonly text: readonly Inline[] }
  | { readonly type: 'break' };

export type Block =
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly text: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

const RUBY = /([\p{Script=Han}々〆ヶ]+)[(（]([\p{Script=Hiragana}\p{Script=Katakana}ー・]+)[)）]/gu;
// Only addresses that open a page, a call or a mail; javascript: and the like stay words.
const LINK =
  /\[([^\]\n]{1,200})\]\(((?:https?:\/\/|tel:|mailto:)[^\s()]{1,500})\)|(https?:\/\/[^\s()（）「」、。]{1,500})/gu;

function withRuby(text: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const found of text.matchAll(RUBY)) {
    const [whole, base = '', reading = ''] = found;
    if (found.index > end) parts.push({ type: 'text', text: text.slice(end, found.index) });
    parts.push({ type: 'ruby', base, reading });
    end = found.index + whole.length;
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) });
  return parts;
}

function inline(text: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, words, target, bare] = found;
    parts.push(...withRuby(text.slice(end, found.index)));
    parts.push({ type: 'link', href: target ?? bare ?? '', text: withRuby(words ?? bare ?? '') });
    end = found.index + whole.length;
  }
  parts.push(...withRuby(text.slice(end)));
  return parts;
}

const HEADING = /^(#{1,3})\s+(.+)$/u;
const BULLET = /^(?:[-*]\s+|・\s*)(.+)$/u;
const NUMBER = /^\d{1,3}[.)]\s+(.+)$/u;

/** A heading with nothing under it, as when a value is missing, is not shown. */
function isBare(block: Block, next: Block | undefined): boolean {
  if (block.type !== 'heading') return false;
  return next === undefined || (next.type === 'heading' && next.level <= block.level);
}

export function parsePageText(source: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: Inline[] = [];
  let list: { ordered: boolean; items: Inline[][] } | null = null;
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', text: paragraph });
    paragraph = [];
  };
  const endList = () => {
    if (list) blocks.push({ type: 'list', ...list });
    list = null;
  };
  for (const raw of source.split(/\r?\n/u)) {
    const line = raw.trim();
    const heading = HEADING.exec(line);
    const bullet = BULLET.exec(line);
    const number = bullet ? null : NUMBER.exec(line);
    const item = bullet ?? number;
    if (item) {
      endParagraph();
      const ordered = number !== null;
      if (list && list.ordered !== ordered) endList();
      list ??= { ordered, items: [] };
      list.items.push(inline(item[1] ?? ''));
      continue;
    }
    const last = list?.items.at(-1);
    // Set in under an item, a line goes on with it; phone lines are written so.
    if (last && !heading && line !== '' && /^\s/u.test(raw)) {
      last.push({ type: 'break' }, ...inline(line));
      continue;
    }
    endList();
    if (line === '') endParagraph();
    else if (heading) {
      endParagraph();
      blocks.push({ type: 'heading', level: heading[1] === '#' ? 2 : 3, text: inline(heading[2] ?? '') });
    } else {
      if (paragraph.length > 0) paragraph.push({ type: 'break' });
      paragraph.push(...inline(line));
    }
  }
  endParagraph();
  endList();
  return blocks.filter((block, index) => !isBare(block, blocks[index + 1]));
}
