import type { MaterialHotline } from '@tomoshibi/contract';
import { escapeHtml as safe } from '../../platform/http/html.ts';
import { DEFAULT_HOTLINES } from './default-texts.ts';
import { firstMessage, parsePlaceCode } from './place-code.ts';
import { friendUrl, talkUrl } from './links.ts';

/** A desk as somebody sees it who has just opened the address on a paper. */
export interface PlaceView {
  readonly code: string;
  readonly deskName: string;
  readonly issuer: string;
  readonly lead: string;
  readonly secrecy: string;
  readonly hotlines: readonly MaterialHotline[];
  readonly basicId: string | null;
  readonly closed: boolean;
}

const STYLE = `
:root{color-scheme:light dark;--paper:#f6f2ea;--card:#fffdf8;--ink:#22252c;--soft:#54585f;--line:#ddd4c4;--deed:#0a6b45;--on-deed:#fff;--lamp:#e19a30}
@media (prefers-color-scheme:dark){:root{--paper:#131519;--card:#1d2127;--ink:#ece7dc;--soft:#b7b8b8;--line:#363b43;--deed:#7fd6ae;--on-deed:#10231b;--lamp:#efb35a}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:1rem/1.75 'Hiragino Sans','Noto Sans JP','Yu Gothic UI',sans-serif;padding:1.5rem 1rem 3rem}
main{max-width:30rem;margin:0 auto;display:flex;flex-direction:column;gap:1.25rem}
.lamp{width:2.5rem;height:2.5rem;fill:var(--lamp)}
.issuer,.small{color:var(--soft);font-size:.875rem}
h1{font-size:1.375rem;line-height:1.45;overflow-wrap:anywhere}
h2{font-size:1rem}
.go{display:block;padding:1rem 1.25rem;border-radius:.875rem;background:var(--deed);color:var(--on-deed);font-size:1.125rem;font-weight:700;text-align:center;text-decoration:none}
.more{display:block;padding:.75rem 1rem;border:2px solid var(--deed);border-radius:.875rem;color:var(--deed);font-weight:700;text-align:center;text-decoration:none}
a:focus-visible{outline:3px solid var(--lamp);outline-offset:3px}
section{display:flex;flex-direction:column;gap:.625rem;padding:1.125rem 1.25rem;border:1px solid var(--line);border-radius:.875rem;background:var(--card)}
ul{list-style:none;padding:0;display:flex;flex-direction:column;gap:.5rem}
li a{display:inline-block;color:inherit;font-size:1.25rem;font-weight:700;padding:.25rem 0}
p{overflow-wrap:anywhere}
`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${safe(title)}</title><style>${STYLE}</style></head><body><main><svg class="lamp" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="12" opacity=".18"/><circle cx="12" cy="12" r="8" opacity=".4"/><circle cx="12" cy="12" r="4.4"/></svg>${body}</main></body></html>`;
}

function hotlines(lines: readonly MaterialHotline[]): string {
  const rows = lines
    .map(({ name, number, note }) => {
      const said = note ? `${name}(${note})` : name;
      return `<li>${safe(said)}<br><a href="tel:${safe(number.replaceAll(/[^\d#*+]/gu, ''))}">${safe(number)}</a></li>`;
    })
    .join('');
  return `<section><h2>今すぐ話したいとき</h2><ul>${rows}</ul><p>命や体があぶないときは、110・119にかけてください。</p></section>`;
}

function deeds({ basicId, code }: PlaceView): string {
  if (basicId === null) return '<section><p>LINEの窓口は、いま準備をしています。</p></section>';
  return `<a class="go" href="${safe(friendUrl(basicId))}">LINEで友だち追加<br><span style="font-size:.875rem;font-weight:400">Add on LINE</span></a>
<section><h2>追加できたら</h2><p>下のボタンで、はじめのひとことを用意してトークをひらけます。送るまでは、だれにも見えません。</p><a class="more" href="${safe(talkUrl(basicId, firstMessage(code)))}">ひとことを用意してトークをひらく</a><p class="small">文のおわりの「案内コード」は、どの紙を見て来てくれたかを知るためのものです。消して送っても、相談できます。</p></section>`;
}

export function renderPlace(view: PlaceView): string {
  const { lead, secrecy, deskName, issuer, closed } = view;
  const open = `<p>${safe(lead)}</p>${deeds(view)}<section><h2>秘密について</h2><p>${safe(secrecy)}</p></section>`;
  const shut =
    '<section><p>この窓口は、いま相談を受けていません。下の電話は、いつでも使えます。</p></section>';
  return page(
    deskName,
    `<p class="issuer">${safe(issuer)}</p><h1>${safe(deskName)}</h1>${closed ? shut : open}${hotlines(view.hotlines)}<p class="small">このページでは、ひらかれた回数だけを数えます。だれがひらいたかは、記録しません。</p>`,
  );
}

export function renderUnknown(typed: string): string {
  const code = parsePlaceCode(typed);
  const said = code ? `「${code}」という案内は見つかりませんでした。` : 'この案内は見つかりませんでした。';
  return page(
    '案内が見つかりません',
    `<h1>${safe(said)}</h1><p>紙に書いてあるコードを、もう一度たしかめてください。LINEの中で、紙にあるIDをさがすこともできます。</p>${hotlines(DEFAULT_HOTLINES)}`,
  );
}

/** For the moments in which nothing can be looked up; whoever needs help still finds a number. */
export function renderAway(): string {
  return page(
    'すこしお待ちください',
    `<h1>いま、このページをひらけません。</h1><p>すこし待ってから、もう一度ひらいてください。</p>${hotlines(DEFAULT_HOTLINES)}`,
  );
}
