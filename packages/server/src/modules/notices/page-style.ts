import { pagePolicy } from '../../platform/http/html.ts';

// Ink on paper 12:1, links 7:1 and more, in both themes; targets of 44 px; nothing moves. No fonts are fetched.
const STYLE = `
:root{color-scheme:light dark;--paper:#f6f2ea;--surface:#fffdf8;--ink:#22252c;--soft:#54585f;--line:#d9cfbd;--link:#7d4d06;--wash:#fcf0d9;--focus:#b06f0c}
@media(prefers-color-scheme:dark){:root{--paper:#131519;--surface:#191c21;--ink:#ece7dc;--soft:#b7b8b8;--line:#3a3f47;--link:#f4cd8e;--wash:#2f2719;--focus:#f4cd8e}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.9 "Noto Sans JP","Hiragino Sans","Yu Gothic UI",system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-100vw}
.skip:focus{position:static}
header,main,footer{max-width:44rem;margin:0 auto;padding:1rem 1.25rem}
header p{margin:0;color:var(--soft);font-size:.9375rem}
h1{font-size:1.5rem;line-height:1.5;margin:.25rem 0 0}
h2{font-size:1.1875rem;line-height:1.6;margin:2rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--line)}
h3{font-size:1.0625rem;margin:1.5rem 0 .25rem}
p,ul,ol{margin:.5rem 0 1rem}
ul,ol{padding-left:1.5rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:.5rem 0}
nav a{display:inline-flex;align-items:center;min-height:2.75rem;padding:.25rem 1rem;border:1px solid var(--line);border-radius:999px;background:var(--surface);text-decoration:none}
nav a[aria-current]{background:var(--wash);border-color:var(--focus);font-weight:700}
.safety{border-left:.375rem solid var(--focus);background:var(--wash);padding:.75rem 1rem;border-radius:.5rem}
article{background:var(--surface);border:1px solid var(--line);border-radius:.875rem;padding:.5rem 1.25rem 1rem}
article>h2:first-child{border-top:0;margin-top:.5rem}
rt{font-size:.55em}
footer{color:var(--soft);font-size:.875rem;padding-bottom:3rem}
@media print{nav,.skip{display:none}body{background:#fff;color:#000;font-size:11pt}article{border:0;padding:0}a{color:#000}a[href^="http"]::after{content:" (" attr(href) ")";font-size:.8em}}
`;

export const PAGE_STYLE = STYLE;

export const PAGE_POLICY = pagePolicy(STYLE, "'none'");
