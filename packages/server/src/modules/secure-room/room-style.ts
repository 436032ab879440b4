// Ink on paper 12:1, buttons 5:1 and more, in both themes; targets of 44 px; nothing moves. No fonts are fetched.
export const ROOM_STYLE = `
:root{color-scheme:light dark;--paper:#f6f2ea;--surface:#fffdf8;--ink:#22252c;--soft:#54585f;--line:#d9cfbd;--edge:#85795f;--link:#7d4d06;--wash:#fcf0d9;--focus:#b06f0c;--deed:#0a6b45;--on-deed:#fff;--own:#e3efe4;--leave:#22252c;--on-leave:#fffdf8}
@media(prefers-color-scheme:dark){:root{--paper:#131519;--surface:#191c21;--ink:#ece7dc;--soft:#b7b8b8;--line:#3a3f47;--edge:#8b8f96;--link:#f4cd8e;--wash:#2f2719;--focus:#f4cd8e;--deed:#7fd6ae;--on-deed:#10231b;--own:#1d2f27;--leave:#ece7dc;--on-leave:#191c21}}
*{box-sizing:border-box}
html{scroll-padding:7rem 0 1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.8 "Noto Sans JP","Hiragino Sans","Yu Gothic UI",system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-100vw}
.skip:focus{position:static}
header,main,footer{max-width:42rem;margin:0 auto;padding:.75rem 1rem}
header{position:sticky;top:0;z-index:1;background:var(--paper);border-bottom:1px solid var(--line);display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}
h1{flex:1 1 9rem;min-width:0;font-size:1.25rem;line-height:1.5;margin:0}
h1 small{display:block;color:var(--soft);font-size:.875rem;font-weight:400}
h2{font-size:1rem;margin:0}
p{margin:.5rem 0}
form{margin:0}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:2.75rem;padding:.375rem 1.25rem;border:2px solid var(--deed);border-radius:.75rem;background:var(--deed);color:var(--on-deed);font:inherit;font-weight:700;text-decoration:none;cursor:pointer}
button.exit{border-color:var(--leave);background:var(--leave);color:var(--on-leave)}
button.plain,.button.plain{background:transparent;color:var(--ink);border-color:var(--edge);font-weight:400}
.safety,.said{border-left:.375rem solid var(--focus);background:var(--wash);padding:.5rem .75rem;border-radius:.5rem}
.small{color:var(--soft);font-size:.875rem}
ol{list-style:none;margin:1rem 0;padding:0;display:flex;flex-direction:column;gap:.75rem}
li{max-width:88%;padding:.5rem .875rem;border:1px solid var(--line);border-radius:.875rem;background:var(--surface)}
li.you{align-self:flex-end;background:var(--own)}
li p{margin:0;white-space:pre-wrap}
li .who{color:var(--soft);font-size:.8125rem}
textarea,input[type=text]{display:block;width:100%;padding:.625rem .75rem;border:2px solid var(--edge);border-radius:.75rem;background:var(--surface);color:var(--ink);font:inherit}
textarea{min-height:6.5rem;resize:vertical}
label{display:block;font-weight:700;margin:.5rem 0 .25rem}
.row{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}
.forms form{display:inline}
.forms button{padding:.25rem .875rem;border-color:var(--edge);background:transparent;color:var(--ink);font-weight:400}
.forms button[aria-current]{background:var(--wash);border-color:var(--focus);font-weight:700}
summary{cursor:pointer;min-height:2.75rem;display:flex;align-items:center;color:var(--link);text-decoration:underline}
rt{font-size:.55em}
[hidden]{display:none}
@media print{body{display:none}}
`;
