import { formLabel, languageOf } from '@tomoshibi/contract';
import { escapeHtml } from '../../platform/http/html.ts';
import { wordsHtml } from '../notices/index.ts';
import { roomDocument } from './room-document.ts';
import { ROOM_FORMS, roomWords, type RoomForm, type Told } from './room-words.ts';

export interface DoorPage {
  readonly handle: string;
  readonly form: RoomForm;
  readonly deskName: string;
  readonly liffId: string | null;
  /** LINE's page of the desk's account; null: the desk has none. */
  readonly lineUrl: string | null;
  /** What became of a try to come in; null: nobody tried yet. */
  readonly told: Told | null;
}

function formsHtml({ handle, form }: DoorPage): string {
  const words = roomWords(form);
  const links = ROOM_FORMS.map(
    (one) =>
      `<a class="button plain" href="/room/${handle}?form=${one}" lang="${escapeHtml(languageOf(one))}"${one === form ? ' aria-current="true"' : ''}>${escapeHtml(formLabel(one))}</a>`,
  );
  return `<details><summary>${wordsHtml(words.forms)}</summary><div class="row">${links.join('')}</div></details>`;
}

/** A tap is asked for, so that a program that looks at links before people do never uses one up. */
function enterHtml({ handle, form, liffId }: DoorPage): string {
  const words = roomWords(form);
  return `<p>${wordsHtml(words.door)}</p>
<form method="post" action="/room/${handle}/enter" autocomplete="off">
<input type="hidden" name="form" value="${form}">
${liffId === null ? '' : '<input type="hidden" id="id-token" name="idToken">'}
<div id="paste"><p class="small">${wordsHtml(words.noToken)}</p>
<label for="token">${wordsHtml(words.token)}</label>
<input type="text" id="token" name="token" autocomplete="off" autocapitalize="off" spellcheck="false"></div>
<p id="in-line" class="said" role="alert" hidden>${wordsHtml(words.inLine)}</p>
<div class="row"><button id="enter">${wordsHtml(words.enter)}</button></div>
</form>`;
}

function againHtml({ handle, form, lineUrl }: DoorPage): string {
  const words = roomWords(form);
  const line =
    lineUrl === null
      ? ''
      : `<a class="button plain" href="${escapeHtml(lineUrl)}" rel="noopener noreferrer">${wordsHtml(words.toLine)}</a>`;
  return `<form method="post" action="/room/${handle}/link"><input type="hidden" name="form" value="${form}"><div class="row"><button>${wordsHtml(words.newLink)}</button>${line}</div></form>`;
}

/** The page before the room: the tap that lets somebody in, or what to do when a link does not. */
export function doorPage(page: DoorPage): string {
  const words = roomWords(page.form);
  const { told } = page;
  const tries = told === null || told === 'line_away' || told === 'gone';
  return roomDocument({
    words,
    script: tries ? 'door' : null,
    attributes: page.liffId === null ? {} : { 'data-liff': page.liffId },
    body: `<header><h1>${wordsHtml(words.title)}<small lang="ja">${escapeHtml(page.deskName)}</small></h1></header>
<main>
${told === null ? '' : `<p class="said" role="alert">${wordsHtml(words.told[told])}</p>`}
${tries ? enterHtml(page) : ''}
${told === 'sent' ? '' : `<div id="again">${againHtml(page)}</div>`}
<p class="safety">${wordsHtml(words.safety)}</p>
${formsHtml(page)}
</main>`,
  });
}

/** For an address that is nobody's room: it says no more than that. */
export function unknownPage(): string {
  const words = roomWords('standard');
  return roomDocument({
    words,
    script: null,
    body: `<main><p class="said" role="alert">${wordsHtml(words.told.unknown)}</p><p class="safety">${wordsHtml(words.safety)}</p></main>`,
  });
}

/** An empty page to leave to, where the desk has named none. */
export const AWAY_PAGE =
  '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>-</title></head><body></body></html>\n';
