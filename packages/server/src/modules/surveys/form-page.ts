import {
  formLabel,
  languageOf,
  sortForms,
  surveyChoices,
  surveyForms,
  wordsIn,
  type SurveyDocument,
  type SurveyQuestion,
} from '@tomoshibi/contract';
import { escapeHtml } from '../../platform/http/html.ts';
import { pageTextHtml, wordsHtml } from '../notices/index.ts';
import { FORM_STYLE } from './form-style.ts';
import { formWords, withCount } from './form-words.ts';

/** A survey as one person sees it on the page. */
export interface FormView {
  readonly token: string;
  readonly deskName: string;
  readonly document: SurveyDocument;
  /** The questions still to be answered. */
  readonly questions: readonly SurveyQuestion[];
  readonly form: string;
}

/** What was sent and could not be taken: shown again, with what is wrong. */
export interface Refused {
  readonly given: ReadonlyMap<string, string>;
  /** By question; `null`: of the whole. */
  readonly faults: ReadonlyMap<string | null, string>;
}

export const fieldName = (question: string): string => `a.${question}`;

/** Words without their readings, where markup cannot stand. */
const bare = (text: string): string => escapeHtml(text.replace(/[(（][\p{Script=Hiragana}ー]+[)）]/gu, ''));
const address = (token: string, form: string): string =>
  escapeHtml(`/s/${token}?form=${encodeURIComponent(form)}`);

function page({ form, title, body }: { form: string; title: string; body: string }): string {
  return `<!doctype html>
<html lang="${escapeHtml(formWords(form).language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${FORM_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function formNav({ token, document, form }: FormView): string {
  const forms = sortForms(surveyForms(document));
  if (forms.length < 2) return '';
  const items = forms.map((one) => {
    const current = one === form ? ' aria-current="true"' : '';
    return `<li><a href="${address(token, one)}" lang="${escapeHtml(languageOf(one))}"${current}>${escapeHtml(formLabel(one))}</a></li>`;
  });
  return `<nav aria-label="${bare(formWords(form).choose)}"><ul>${items.join('')}</ul></nav>`;
}

function header(view: FormView, heading: string): string {
  return `<header><p lang="ja">${escapeHtml(view.deskName)}</p><h1>${wordsHtml(heading)}</h1>${formNav(view)}</header>`;
}

interface Field {
  readonly question: SurveyQuestion;
  readonly form: string;
  readonly given: string | undefined;
  readonly fault: string | undefined;
}

function fieldHtml({ question, form, given, fault }: Field): string {
  const id = `q-${question.key}`;
  const words = wordsHtml(wordsIn(question.words, form));
  const error = fault === undefined ? '' : `<p class="error" id="${id}-error">${wordsHtml(fault)}</p>`;
  if (question.type === 'text') {
    const hint = wordsHtml(withCount(formWords(form).free, question.maxLength));
    const described = `${id}-hint${fault === undefined ? '' : ` ${id}-error`}`;
    return `<fieldset><legend><label for="${id}">${words}</label></legend><p class="hint" id="${id}-hint">${hint}</p>${error}<textarea id="${id}" name="${fieldName(question.key)}" rows="5" maxlength="${question.maxLength}" aria-describedby="${described}"${fault === undefined ? '' : ' aria-invalid="true"'}>\n${escapeHtml(given ?? '')}</textarea></fieldset>`;
  }
  const choices = surveyChoices(question, form).map(({ value, label }) => {
    const chosen = given === (value ?? '') ? ' checked' : '';
    return `<label class="choice"><input type="radio" name="${fieldName(question.key)}" value="${escapeHtml(value ?? '')}"${chosen}><span>${wordsHtml(label)}</span></label>`;
  });
  return `<fieldset id="${id}"><legend>${words}</legend>${choices.join('')}</fieldset>`;
}

function faultsHtml(form: string, { faults }: Refused): string {
  const lines = [...faults].map(([question, fault]) =>
    question === null
      ? `<p>${wordsHtml(fault)}</p>`
      : `<p><a href="#q-${escapeHtml(question)}">${wordsHtml(fault)}</a></p>`,
  );
  return `<div class="wrong" role="alert"><h2>${wordsHtml(formWords(form).wrong)}</h2>${lines.join('')}</div>`;
}

/** The page with the questions. It works without scripts, cookies and sign-in. */
export function formHtml(view: FormView, refused: Refused | null = null): string {
  const { form, document, token } = view;
  const words = formWords(form);
  const fields = view.questions.map((question) =>
    fieldHtml({
      question,
      form,
      given: refused?.given.get(question.key),
      fault: refused?.faults.get(question.key),
    }),
  );
  const written = document.questions.some(({ type }) => type === 'text');
  const promises = [
    ...(document.anonymous ? [words.anonymous] : []),
    words.used,
    ...(written ? [words.read] : []),
  ];
  const body = `${header(view, words.title)}
<main lang="${escapeHtml(languageOf(form))}">
${refused ? faultsHtml(form, refused) : ''}
${pageTextHtml(wordsIn(document.intro, form))}
<p class="hint">${wordsHtml(words.left)}</p>
<form method="post" action="${address(token, form)}" novalidate>
${fields.join('\n')}
<button type="submit">${wordsHtml(words.send)}</button>
</form>
${promises.map((promise) => `<p class="hint">${wordsHtml(promise)}</p>`).join('')}
<p class="hint">${wordsHtml(words.later)}</p>
<p class="safety">${wordsHtml(words.safety)}</p>
</main>`;
  return page({ form, title: `${bare(words.title)} - ${escapeHtml(view.deskName)}`, body });
}

export function thanksHtml(view: FormView): string {
  const { form, document } = view;
  const words = formWords(form);
  const body = `${header(view, words.done)}<main lang="${escapeHtml(languageOf(form))}">${pageTextHtml(wordsIn(document.thanks, form))}<p class="safety">${wordsHtml(words.safety)}</p></main>`;
  return page({ form, title: `${bare(words.done)} - ${escapeHtml(view.deskName)}`, body });
}

/** For an address that leads nowhere (any more), and for moments in which nothing can be looked up. */
export function closedHtml(why: 'closed' | 'away', form: string): string {
  const words = formWords(form);
  const heading = why === 'closed' ? words.closed : words.away;
  const hint = why === 'closed' ? `<p>${wordsHtml(words.closedHint)}</p>` : '';
  const body = `<header><h1>${wordsHtml(heading)}</h1></header><main>${hint}<p class="safety">${wordsHtml(words.safety)}</p></main>`;
  return page({ form, title: bare(heading), body });
}
