import { avatar, h, icon } from './dom.js';
import { language, setLanguage, t } from './i18n.js';

// Load tests make thousands of people; the tabs show the first ones and whoever is open.
const SHOWN = 60;

const tab = (seeker, { deskId, open, active, onSeeker }) => {
  const isOpen = open.includes(seeker.userId);
  const tie = seeker.ties.find(({ channelId }) => channelId === deskId);
  return h(
    'button',
    {
      type: 'button',
      class: `seeker-tab ${isOpen ? 'open' : ''} ${tie?.status ?? 'stranger'}`,
      'aria-current': active === seeker.userId ? 'true' : undefined,
      'aria-pressed': String(isOpen),
      'data-testid': 'seeker-tab',
      'data-seeker': seeker.userId,
      onclick: () => onSeeker(seeker.userId),
    },
    avatar(seeker.displayName, seeker.userId),
    h('span', {}, seeker.displayName),
  );
};

const NEW = '+';

const deskPicker = ({ desks, deskId, onDesk, onNewDesk }) => {
  const onchange = ({ target }) => {
    const { value } = target;
    target.blur();
    if (value !== NEW) return onDesk(value);
    target.value = deskId;
    return onNewDesk();
  };
  const options = desks.map(({ channelId, name }) =>
    h('option', { value: channelId, selected: channelId === deskId }, name),
  );
  const select = h(
    'select',
    { 'data-testid': 'desk-picker', 'aria-label': t('desk'), onchange },
    options,
    h('option', { value: NEW }, `＋ ${t('newDesk')}`),
  );
  return h('label', { class: 'desk' }, h('span', {}, t('desk')), select);
};

const languageButton = () => {
  const other = language() === 'ja' ? 'en' : 'ja';
  const onclick = () => {
    setLanguage(other);
    location.reload();
  };
  return h(
    'button',
    { type: 'button', class: 'ghost language', lang: other, 'data-testid': 'language', onclick },
    other === 'en' ? 'English' : '日本語',
  );
};

/** The bar over the phones: which desk, which seekers, language, and the panel's switch. */
export const topBar = (context) => {
  const { desks, seekers, open, panelOpen, onNewSeeker, onPanel } = context;
  const shown = seekers.filter(({ userId }, index) => index < SHOWN || open.includes(userId));
  const brand = h(
    'div',
    { class: 'brand' },
    h('img', { src: '/page/icon.svg', alt: '', width: 30, height: 30 }),
    h('div', {}, h('h1', {}, t('title')), h('small', {}, t('subtitle'))),
  );
  const newSeeker = h(
    'button',
    {
      type: 'button',
      class: 'new-seeker',
      'aria-label': t('newSeeker'),
      'data-testid': 'new-seeker',
      onclick: onNewSeeker,
    },
    icon('plus'),
    h('span', {}, t('newSeeker')),
  );
  const panelToggle = h(
    'button',
    {
      type: 'button',
      class: 'ghost panel-toggle',
      'aria-label': t('panel'),
      'aria-pressed': String(panelOpen),
      'data-testid': 'panel-toggle',
      onclick: onPanel,
    },
    icon('pulse'),
    h('span', {}, t('panel')),
  );
  const hasDesk = desks.length > 0;
  return h(
    'header',
    { class: 'top' },
    brand,
    hasDesk && deskPicker(context),
    h(
      'nav',
      { class: 'tabs', 'aria-label': t('seekers') },
      shown.map((seeker) => tab(seeker, context)),
      hasDesk && newSeeker,
    ),
    h('div', { class: 'tools' }, languageButton(), hasDesk && panelToggle),
  );
};
