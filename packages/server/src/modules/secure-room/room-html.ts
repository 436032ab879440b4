import { formLabel, languageOf } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { escapeHtml } from '../../platform/http/html.ts';
import { bareHtml, wordsHtml } from '../notices/index.ts';
import type { RoomMessage, RoomView } from './read-room.ts';
import { roomDocument } from './room-document.ts';
import { ROOM_FORMS, roomWords, type RoomForm } from './room-words.ts';

const time = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** What a page's forms need to be taken for its own. */
interface Page {
  readonly handle: string;
  readonly form: RoomForm;
  readonly pageKey: string;
}

/** The bot's buttons; one that was tapped twice, or long after, does no harm. */
function buttonsHtml(buttons: RoomMessage['buttons'], { handle, pageKey }: Page): string {
  if (buttons.length === 0) return '';
  const rows = buttons.map((button) =>
    'uri' in button
      ? `<a class="button plain" href="${escapeHtml(button.uri)}" rel="noopener noreferrer">${escapeHtml(button.label)}</a>`
      : `<button class="plain" name="tap" value="${escapeHtml(button.data)}">${escapeHtml(button.label)}</button>`,
  );
  return `<form method="post" action="/room/${handle}/say" class="row"><input type="hidden" name="key" value="${pageKey}"><input type="hidden" name="id" value="${randomUUID()}">${rows.join('')}</form>`;
}

/** Messages as the page shows them; whatever people write stands there as they wrote it. */
export function messagesHtml(messages: readonly RoomMessage[], page: Page): string {
  const words = roomWords(page.form);
  return messages
    .map(({ seq, from, at, text, kind, buttons, overLine }) => {
      const where = overLine ? `・${wordsHtml(words.overLine)}` : '';
      const body =
        text === null ? wordsHtml(kind === 'choice' ? words.chose : words.notWords) : escapeHtml(text);
      return `<li id="m${seq}" class="${from}"><span class="who">${wordsHtml(words[from])}${where} <time datetime="${at}">${time.format(new Date(at))}</time></span><p>${body}</p>${buttonsHtml(buttons, page)}</li>`;
    })
    .join('');
}

/** Where the talk stands, in words without markup. */
export function stateText({ state, thinking }: Pick<RoomView, 'state' | 'thinking'>, form: RoomForm): string {
  const words = roomWords(form);
  return bareHtml(thinking && state === 'active' ? words.thinking : words.states[state]);
}

export interface RoomPage {
  readonly handle: string;
  readonly form: RoomForm;
  readonly deskName: string;
  readonly view: RoomView;
  readonly exitUrl: string;
  readonly pageKey: string;
  /** The id under which the next message is posted. */
  readonly nextId: string;
  /** What was not accepted, and why. */
  readonly fault: { readonly say: string; readonly text: string } | null;
}

function formsHtml({ handle, form, pageKey }: RoomPage): string {
  const words = roomWords(form);
  const buttons = ROOM_FORMS.map(
    (one) =>
      `<button name="form" value="${one}" lang="${escapeHtml(languageOf(one))}"${one === form ? ' aria-current="true"' : ''}>${escapeHtml(formLabel(one))}</button>`,
  );
  return `<details class="forms"><summary>${wordsHtml(words.forms)}</summary><form method="post" action="/room/${handle}/form" class="row"><input type="hidden" name="key" value="${pageKey}">${buttons.join('')}</form></details>`;
}

/** The room: what was said, a place to write, and the way out. It works without scripts. */
export function roomPage(page: RoomPage): string {
  const { handle, form, view, fault } = page;
  const words = roomWords(form);
  const key = `<input type="hidden" name="key" value="${page.pageKey}">`;
  return roomDocument({
    words,
    script: 'room',
    attributes: {
      'data-offline': bareHtml(words.offline),
      'data-not-sent': bareHtml(words.notSent),
    },
    body: `<a class="skip" href="#text">${wordsHtml(words.skip)}</a>
<header>
<h1>${wordsHtml(words.title)}<small lang="ja">${escapeHtml(page.deskName)}</small></h1>
<form id="leave" method="post" action="/room/${handle}/leave" data-to="${escapeHtml(page.exitUrl)}">${key}<button class="exit" title="${bareHtml(words.exitHint)}">${wordsHtml(words.exit)}</button></form>
</header>
<main>
<p class="safety">${wordsHtml(words.safety)}</p>
<p class="small">${wordsHtml(words.about)}</p>
${formsHtml(page)}
<h2 id="log-title">${wordsHtml(words.log)}</h2>
<div role="log" aria-labelledby="log-title"><ol id="log" data-talk="${view.talk ?? ''}" data-up-to="${view.upTo}">${messagesHtml(view.messages, page)}</ol></div>
<p id="state" role="status">${stateText(view, form)}</p>
<noscript><p><a class="button plain" href="/room/${handle}">${wordsHtml(words.look)}</a></p></noscript>
<form id="say" method="post" action="/room/${handle}/say" autocomplete="off">
${key}<input type="hidden" id="said-id" name="id" value="${page.nextId}">
<label for="text">${wordsHtml(words.write)}</label>
<textarea id="text" name="text" rows="4" autocomplete="off" spellcheck="false" aria-describedby="fault">${escapeHtml(fault?.text ?? '')}</textarea>
<p id="fault" class="said" role="alert"${fault ? '' : ' hidden'}>${escapeHtml(fault?.say ?? '')}</p>
<div class="row"><button>${wordsHtml(words.send)}</button></div>
</form>
</main>`,
  });
}
