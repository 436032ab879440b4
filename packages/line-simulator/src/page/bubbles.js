import { flexCard, templateCard } from './cards.js';
import { avatar, h, icon, popupMenu } from './dom.js';
import { clockTime, t } from './i18n.js';
import { drawSticker } from './stickers.js';

const LINK = /(https?:\/\/[^\s<>"'）」]+)/;

/** Text with its addresses as links; everything else stays text. */
const linked = (text) =>
  text
    .split(LINK)
    .map((part) =>
      LINK.test(part) ? h('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part,
    );

const fill = (message) =>
  message.text.replaceAll(/\{(\w+)\}/g, (whole, name) => {
    const value = message.substitution?.[name];
    if (value?.type === 'mention') return '@';
    return value ? '🙂' : whole;
  });

const labelled = (name, ...children) => h('span', { class: 'chip' }, icon(name), ...children);
const remotePicture = (message) =>
  h(
    'span',
    { class: 'remote-picture', title: message.originalContentUrl },
    icon('picture'),
    t('pictureFrom'),
  );
const ownPicture = (message, label) =>
  h('img', { src: `/simulator/v1/content/${message.id}`, alt: label, class: 'photo', loading: 'lazy' });

const parts = {
  text: (message) => h('p', { class: 'text' }, linked(message.text)),
  textV2: (message) => h('p', { class: 'text' }, linked(fill(message))),
  sticker: (message) => drawSticker(message.stickerId),
  image: (message, _act, own) => (own ? ownPicture(message, t('picture')) : remotePicture(message)),
  video: (message, _act, own) =>
    own
      ? h('span', { class: 'film' }, ownPicture(message, t('video')), h('i', { 'aria-hidden': 'true' }, '▶'))
      : remotePicture(message),
  audio: (message) =>
    labelled('mic', `${t('voice')} ${Math.max(1, Math.round((message.duration ?? 1000) / 1000))}″`),
  file: (message) =>
    labelled('file', h('span', {}, h('b', {}, message.fileName), h('small', {}, `${message.fileSize} B`))),
  location: (message) =>
    labelled(
      'pin',
      h(
        'span',
        {},
        h('b', {}, message.title ?? t('location')),
        h('small', {}, message.address ?? `${message.latitude}, ${message.longitude}`),
      ),
    ),
  template: templateCard,
  flex: flexCard,
  imagemap: (message) => h('p', { class: 'text' }, message.altText),
};

const bare = new Set(['sticker', 'image', 'video', 'template', 'flex']);

const holdToOpen = (element, openMenu) => {
  let timer;
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    openMenu();
  });
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') timer = setTimeout(() => openMenu(), 500);
  });
  for (const end of ['pointerup', 'pointermove', 'pointercancel'])
    element.addEventListener(end, () => clearTimeout(timer));
};

const ownMenu = (item, handlers) => {
  const isText = item.message.type === 'text';
  const copy = { label: t('copy'), act: () => handlers.copy(item.message.text) };
  // A tapped button shows as an own bubble too, but there is no message behind it to take back.
  if (item.message.id === undefined) return [copy];
  return [
    { label: t('unsend'), act: () => handlers.unsend(item), danger: true, testid: 'unsend' },
    ...(isText ? [{ label: t('edit'), act: () => handlers.edit(item), testid: 'edit' }, copy] : []),
  ];
};

/** One row of the talk: the bubble, its time, and for own messages the menu. */
export const bubbleRow = (item, { desk, handlers }) => {
  const own = item.from === 'seeker';
  if (item.unsent) return h('div', { class: 'note' }, h('span', {}, t('unsentOwn')));
  const { message } = item;
  const body = (parts[message.type] ?? ((other) => h('p', { class: 'text' }, other.altText ?? other.type)))(
    message,
    handlers.act,
    own,
  );
  const bubble = h(
    'div',
    {
      class: `bubble ${own ? 'out' : 'in'} ${bare.has(message.type) ? 'bare' : ''}`,
      'data-testid': own ? 'bubble-out' : 'bubble-in',
      'data-message-id': item.id,
    },
    body,
  );
  const time = h(
    'span',
    { class: 'meta' },
    item.edited && h('span', {}, t('edited')),
    h('time', { datetime: new Date(item.at).toISOString() }, clockTime(item.at)),
  );
  if (!own) {
    const name = message.sender?.name ?? desk.name;
    return h(
      'div',
      { class: 'row in' },
      avatar(name, desk.channelId + name),
      h(
        'div',
        { class: 'stack' },
        h('span', { class: 'sender' }, name),
        h('div', { class: 'line' }, bubble, time),
      ),
    );
  }
  const more = h(
    'button',
    {
      type: 'button',
      class: 'bubble-more',
      'aria-label': t('bubbleMenu'),
      'aria-haspopup': 'menu',
      'data-testid': 'bubble-menu',
    },
    icon('more'),
  );
  const open = () => popupMenu(more, ownMenu(item, handlers));
  more.addEventListener('click', open);
  holdToOpen(bubble, open);
  return h('div', { class: 'row out' }, h('div', { class: 'line' }, bubble, time, more));
};
