import { somewhere } from './actions.js';
import { h, icon } from './dom.js';
import { t } from './i18n.js';
import { stickerList } from './stickers.js';

/** The drawer under the text field: stickers, and stand-ins for what a phone would send. */
export const createTray = (send) => {
  const kind = (name, label, act, testid) =>
    h(
      'button',
      { type: 'button', class: 'kind', onclick: act, 'data-testid': testid },
      icon(name),
      h('span', {}, t(label)),
    );
  return h(
    'div',
    { class: 'tray', 'data-testid': 'tray' },
    h(
      'div',
      { class: 'kinds' },
      kind('picture', 'picture', () => send({ type: 'image' }), 'send-picture'),
      kind('pin', 'location', () => send(somewhere()), 'send-location'),
      kind('file', 'file', () => send({ type: 'file', fileName: 'きろく.txt' }), 'send-file'),
      kind('mic', 'voice', () => send({ type: 'audio', duration: 4000 }), 'send-voice'),
      kind('film', 'video', () => send({ type: 'video', duration: 6000 }), 'send-video'),
    ),
    h(
      'div',
      { class: 'stickers', role: 'group', 'aria-label': t('sticker') },
      stickerList.map(({ message, word, picture }) =>
        h(
          'button',
          {
            type: 'button',
            'aria-label': `${t('sticker')} ${word}`,
            'data-testid': 'send-sticker',
            onclick: () => send(message),
          },
          picture(),
        ),
      ),
    ),
  );
};
