import { pagePolicy } from '../../platform/http/html.ts';
import { PAGE_STYLE } from '../notices/index.ts';

// On top of the public pages' style; targets of 48 px, for thumbs.
const STYLE = `${PAGE_STYLE}
fieldset{margin:0 0 1rem;padding:.75rem 1.25rem 1rem;border:1px solid var(--line);border-radius:.875rem;background:var(--surface)}
legend{padding:0 .25rem;font-weight:700}
.choice{display:flex;align-items:center;gap:.75rem;min-height:3rem;padding:.25rem .5rem;border-radius:.5rem;cursor:pointer}
.choice:hover{background:var(--wash)}
.choice input{width:1.375rem;height:1.375rem;margin:0;flex:none;accent-color:var(--link)}
textarea{width:100%;min-height:8rem;padding:.75rem;border:1px solid var(--soft);border-radius:.5rem;background:var(--paper);color:var(--ink);font:inherit}
input:focus-visible,textarea:focus-visible,button:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
button{margin:.5rem 0 1.5rem;min-height:3rem;padding:.5rem 2.5rem;border:0;border-radius:999px;background:var(--link);color:var(--paper);font:inherit;font-weight:700;cursor:pointer}
.hint{margin:0 0 .5rem;color:var(--soft);font-size:.9375rem}
.wrong{border:2px solid var(--link);border-radius:.5rem;padding:.75rem 1rem}
.wrong h2{border:0;margin:0;padding:0}
.error{margin:.25rem 0;font-weight:700}
`;

export const FORM_STYLE = STYLE;
export const FORM_POLICY = pagePolicy(STYLE, "'self'");
