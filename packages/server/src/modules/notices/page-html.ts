import {
  formLabel,
  languageOf,
  parsePageText,
  type Block,
  type Inline,
  type PageKind,
} from '@tomoshibi/contract';
import { escapeHtml } from '../../platform/http/html.ts';
import { pageWords } from './page-words.ts';
import { PAGE_STYLE } from './page-style.ts';

function inlineHtml(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.type === 'text') return escapeHtml(part.text);
      if (part.type === 'break') return '<br>';
      if (part.type === 'ruby')
        return `<ruby>${escapeHtml(part.base)}<rp>(</rp><rt>${escapeHtml(part.reading)}</rt><rp>)</rp></ruby>`;
      return `<a href="${escapeHtml(part.href)}" rel="noopener noreferrer">${inlineHtml(part.text)}</a>`;
    })
    .join('');
}

function blockHtml(block: Block): string {
  if (block.type === 'heading') return `<h${block.level}>${inlineHtml(block.text)}</h${block.level}>`;
  if (block.type === 'paragraph') return `<p>${inlineHtml(block.text)}</p>`;
  const tag = block.ordered ? 'ol' : 'ul';
  return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</${tag}>`;
}

/** A text of a page as HTML; whatever is in it that is not markup of ours is shown as it was written. */
export function pageTextHtml(source: string): string {
  return parsePageText(source).map(blockHtml).join('\n');
}

/** One line of words with their readings. */
export const wordsHtml = (text: string): string => {
  const [block] = parsePageText(text);
  return block?.type === 'paragraph' ? inlineHtml(block.text) : escapeHtml(text);
};
/** Words without their readings, where markup cannot stand. */
export const bareHtml = (text: string): string =>
  escapeHtml(text.replace(/[(（][\p{Script=Hiragana}ー]+[)）]/gu, ''));

export interface PublicPage {
  readonly publicId: string;
  readonly deskName: string;
  readonly authorityName: string;
  /** Null: the front page that leads to the others. */
  readonly kind: PageKind | null;
  readonly published: readonly PageKind[];
  /** The form shown, and those that can be chosen. */
  readonly form: string;
  readonly forms: readonly string[];
  readonly body: string | null;
  /** Day in Japan on which this version came in force. */
  readonly since: string | null;
}

function link(page: PublicPage, to: { kind: PageKind | null; form: string }): string {
  const query = to.form === 'standard' ? '' : `?form=${encodeURIComponent(to.form)}`;
  return escapeHtml(`/d/${page.publicId}${to.kind === null ? '' : `/${to.kind}`}${query}`);
}

function formNav(page: PublicPage): string {
  if (page.forms.length < 2) return '';
  const items = page.forms.map((form) => {
    const current = form === page.form ? ' aria-current="true"' : '';
    const language = languageOf(form);
    return `<li><a href="${link(page, { kind: page.kind, form })}" lang="${escapeHtml(language)}" hreflang="${escapeHtml(language)}"${current}>${escapeHtml(formLabel(form))}</a></li>`;
  });
  return `<nav aria-label="${bareHtml(pageWords(page.form).choose)}"><ul>${items.join('')}</ul></nav>`;
}

function pageNav(page: PublicPage): string {
  const words = pageWords(page.form);
  const items = page.published.map((kind) => {
    const current = kind === page.kind ? ' aria-current="page"' : '';
    return `<li><a href="${link(page, { kind, form: page.form })}"${current}>${wordsHtml(words[kind])}</a></li>`;
  });
  return `<nav lang="${words.language}" aria-label="${bareHtml(words.pages)}"><ul>${items.join('')}</ul></nav>`;
}

/** A whole public page. It works without scripts, cookies and sign-in. */
export function publicPageHtml(page: PublicPage): string {
  const words = pageWords(page.form);
  const heading = page.kind === null ? words.index : words[page.kind];
  const article =
    page.body === null
      ? ''
      : `<article lang="${escapeHtml(languageOf(page.form))}">${pageTextHtml(page.body)}</article>`;
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noarchive">
<title>${bareHtml(heading)} - ${escapeHtml(page.deskName)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<a class="skip" href="#text">${wordsHtml(words.skip)}</a>
<header>
<p lang="ja">${escapeHtml(page.authorityName)}・${escapeHtml(page.deskName)}</p>
<h1>${wordsHtml(heading)}</h1>
${formNav(page)}
</header>
<main id="text">
<p class="safety">${wordsHtml(words.safety)}</p>
${article}
${pageNav(page)}
</main>
<footer>
${page.since === null ? '' : `<p>${wordsHtml(words.since)}: ${escapeHtml(page.since)}</p>`}
</footer>
</body>
</html>
`;
}
