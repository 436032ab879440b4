import { h, icon } from './dom.js';
import { t } from './i18n.js';

// Templates and flex messages. `act` is called with the tapped action.

const actionButton = (action, act, className = 'card-action') =>
  action.type === 'uri' && /^https?:/.test(action.uri)
    ? h(
        'a',
        { class: className, href: action.uri, target: '_blank', rel: 'noopener noreferrer' },
        action.label ?? t('openLink'),
      )
    : h(
        'button',
        { type: 'button', class: className, onclick: () => act(action) },
        action.label ?? action.text ?? t('choose'),
      );

const thumbnail = (url) =>
  url && h('div', { class: 'card-picture', title: url }, icon('picture'), t('pictureFrom'));

const buttons = (template, act) =>
  h(
    'div',
    { class: 'card', 'data-testid': 'template' },
    thumbnail(template.thumbnailImageUrl ?? template.imageUrl),
    h(
      'div',
      { class: 'card-body' },
      template.title && h('strong', {}, template.title),
      h('p', {}, template.text),
    ),
    h(
      'div',
      { class: 'card-actions' },
      template.actions.map((action) => actionButton(action, act)),
    ),
  );

const confirm = (template, act) =>
  h(
    'div',
    { class: 'card confirm', 'data-testid': 'template' },
    h('div', { class: 'card-body' }, h('p', {}, template.text)),
    h(
      'div',
      { class: 'card-actions side' },
      template.actions.map((action) => actionButton(action, act)),
    ),
  );

const strip = (cards) =>
  h('div', { class: 'carousel', tabindex: 0, role: 'group', 'aria-label': t('choose') }, cards);

const templates = {
  buttons,
  confirm,
  carousel: ({ columns }, act) => strip(columns.map((column) => buttons(column, act))),
  image_carousel: ({ columns }, act) =>
    strip(
      columns.map(({ imageUrl, action }) =>
        h(
          'div',
          { class: 'card' },
          thumbnail(imageUrl),
          h('div', { class: 'card-actions' }, actionButton(action, act)),
        ),
      ),
    ),
};

export const templateCard = (message, act) =>
  templates[message.template.type]?.(message.template, act) ?? h('p', {}, message.altText);

const textSizes = {
  xxs: 11,
  xs: 12,
  sm: 13,
  md: 15,
  lg: 17,
  xl: 19,
  xxl: 22,
  '3xl': 26,
  '4xl': 30,
  '5xl': 34,
};
const gaps = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const space = (value) => (value === undefined ? undefined : `${gaps[value] ?? Number.parseInt(value, 10)}px`);
const colour = (value) => (/^#[0-9a-f]{6,8}$/i.test(value ?? '') ? value : undefined);

const flexStyle = (part) => ({
  ...(part.margin ? { marginTop: space(part.margin) } : {}),
  ...(part.flex === undefined ? {} : { flex: String(part.flex) }),
  ...(part.align ? { textAlign: part.align } : {}),
});

const flexParts = {
  box: (part, act) =>
    h(
      part.action ? 'button' : 'div',
      {
        class: `flex-box ${part.layout}`,
        type: part.action ? 'button' : undefined,
        onclick: part.action ? () => act(part.action) : undefined,
        style: {
          ...flexStyle(part),
          gap: space(part.spacing) ?? '0px',
          padding: space(part.paddingAll) ?? '',
          backgroundColor: colour(part.backgroundColor) ?? '',
        },
      },
      part.contents.map((child) => flexPart(child, act)),
    ),
  text: (part) =>
    h(
      'span',
      {
        class: 'flex-text',
        style: {
          ...flexStyle(part),
          fontSize: `${textSizes[part.size ?? 'md'] ?? Number.parseInt(part.size, 10)}px`,
          fontWeight: part.weight === 'bold' ? '700' : '400',
          color: colour(part.color) ?? '',
          whiteSpace: part.wrap ? 'pre-wrap' : 'nowrap',
        },
      },
      part.text ?? (part.contents ?? []).map((span) => span.text ?? '').join(''),
    ),
  button: (part, act) => actionButton(part.action, act, `flex-button ${part.style ?? 'link'}`),
  separator: (part) => h('hr', { style: flexStyle(part) }),
  image: (part) => thumbnail(part.url),
  video: (part) => thumbnail(part.url),
};

const flexPart = (part, act) => flexParts[part.type]?.(part, act);

const bubble = (container, act) =>
  h(
    'div',
    { class: `card flex-bubble ${container.size ?? 'mega'}` },
    ['header', 'hero', 'body', 'footer'].map(
      (name) => container[name] && h('div', { class: `flex-${name}` }, flexPart(container[name], act)),
    ),
  );

export const flexCard = ({ contents }, act) =>
  contents.type === 'carousel'
    ? strip(contents.contents.map((each) => bubble(each, act)))
    : bubble(contents, act);
