import { api, listen } from './api.js';
import { askForDesk, askForSeeker } from './dialogs.js';
import { h, toast } from './dom.js';
import { t } from './i18n.js';
import { createPanel } from './panel.js';
import { createPhone } from './phone.js';
import { topBar } from './top-bar.js';

const PANEL_KEY = 'phone.panel';
const PANEL_WIDTH = 380;
const address = new URLSearchParams(location.search);

let desks = [];
let seekers = [];
let deskId = address.get('channel') ?? '';
let open = (address.get('seeker') ?? '').split(',').filter(Boolean);
let active = open.at(-1) ?? '';
let panelOpen = (localStorage.getItem(PANEL_KEY) ?? (innerWidth >= 1180 ? 'open' : 'shut')) === 'open';
let phones = [];
let online = true;

const desk = () => desks.find(({ channelId }) => channelId === deskId);
/** How many phones fit beside each other. */
const room = () => {
  const width = innerWidth - (panelOpen ? PANEL_WIDTH : 0);
  if (width >= 1240) return 3;
  return width >= 820 ? 2 : 1;
};

const panel = createPanel({ getDesk: desk, getSeekers: () => seekers, onClose: () => setPanel(false) });
const stage = h('main', { class: 'stage' });
const topPlace = h('div', { class: 'top-place' });
const offline = h('div', { class: 'offline', role: 'status', hidden: true }, t('offline'));
const app = document.querySelector('#app');
app.append(topPlace, offline, stage, panel.element);

const setPanel = (next) => {
  panelOpen = next;
  localStorage.setItem(PANEL_KEY, next ? 'open' : 'shut');
  open = open.slice(-room());
  render();
};
const showSeeker = (userId) => {
  active = userId;
  if (!open.includes(userId)) open = [...open, userId].slice(-room());
  render();
  phones.find((phone) => phone.userId === userId)?.focus();
};
const hideSeeker = (userId) => {
  open = open.filter((id) => id !== userId);
  if (active === userId) active = open.at(-1) ?? '';
  render();
};
const newSeeker = async () => {
  const userId = await askForSeeker(seekers, deskId);
  if (userId === undefined) return;
  seekers = await api.seekers();
  showSeeker(userId);
};
const newDesk = async () => {
  const channelId = await askForDesk();
  if (channelId === undefined) return;
  deskId = channelId;
  await load();
};

const hello = (title, hint, action, act) =>
  h(
    'div',
    { class: 'hello' },
    h('img', { src: '/page/icon.svg', alt: '', width: 56, height: 56 }),
    h('h2', {}, title),
    h('p', {}, hint),
    h('button', { type: 'button', class: 'primary', onclick: act }, action),
  );
const greeting = () =>
  desks.length === 0
    ? hello(t('noDesk'), t('noDeskHint'), t('newDesk'), () => void newDesk())
    : hello(t('noSeeker'), t('noSeekerHint'), t('newSeeker'), () => void newSeeker());

const phoneFor = (current, seeker) => {
  const names = `${seeker.displayName}/${current.name}`;
  const same = phones.find(
    (phone) => phone.userId === seeker.userId && phone.channelId === deskId && phone.names === names,
  );
  if (same) return same;
  const onFocus = () => {
    if (active === seeker.userId) return;
    active = seeker.userId;
    drawTop();
  };
  const phone = createPhone({ desk: current, seeker, onFocus, onClose: () => hideSeeker(seeker.userId) });
  phone.names = names;
  void phone.start();
  return phone;
};

const syncPhones = () => {
  const current = desk();
  const wanted = open.map((id) => seekers.find(({ userId }) => userId === id)).filter(Boolean);
  const next = current ? wanted.map((seeker) => phoneFor(current, seeker)) : [];
  for (const phone of phones) if (!next.includes(phone)) phone.stop();
  phones = next;
  const elements = phones.length > 0 ? phones.map(({ element }) => element) : [greeting()];
  // Elements that stay in place are left alone, so that a text half written keeps its caret.
  const isSame =
    elements.length === stage.children.length &&
    elements.every((element, index) => stage.children[index] === element);
  if (!isSame) stage.replaceChildren(...elements);
};

const drawTop = () => {
  const focused = topPlace.contains(document.activeElement) ? document.activeElement : null;
  if (focused?.matches('select')) return;
  const { testid, seeker } = focused?.dataset ?? {};
  const scrolled = topPlace.querySelector('.tabs')?.scrollLeft ?? 0;
  const onDesk = (channelId) => {
    deskId = channelId;
    render();
  };
  topPlace.replaceChildren(
    topBar({
      desks,
      seekers,
      deskId,
      open,
      active,
      panelOpen,
      onDesk,
      onNewDesk: () => void newDesk(),
      onSeeker: showSeeker,
      onNewSeeker: () => void newSeeker(),
      onPanel: () => setPanel(!panelOpen),
    }),
  );
  topPlace.querySelector('.tabs').scrollLeft = scrolled;
  const again = seeker ? `[data-seeker="${seeker}"]` : `[data-testid="${testid}"]`;
  if (testid) topPlace.querySelector(again)?.focus();
};

const remember = () => {
  const query = [];
  if (deskId) query.push(`channel=${deskId}`);
  if (open.length > 0) query.push(`seeker=${open.join(',')}`);
  history.replaceState(null, '', `?${query.join('&')}`);
};

const render = () => {
  const current = desk();
  document.title = current ? `${current.name} – ${t('title')}` : t('title');
  const withPanel = panelOpen && current !== undefined;
  app.classList.toggle('with-panel', withPanel);
  panel.element.hidden = !withPanel;
  drawTop();
  syncPhones();
  remember();
  void panel.refresh();
};

const load = async () => {
  [desks, seekers] = await Promise.all([api.channels(), api.seekers()]);
  if (!desk()) deskId = desks[0]?.channelId ?? '';
  open = open.filter((id) => seekers.some(({ userId }) => userId === id)).slice(-room());
  if (open.length === 0) open = seekers.slice(0, room()).map(({ userId }) => userId);
  if (!open.includes(active)) active = open[0] ?? '';
  render();
};

// Hints come one per change; what they ask for is fetched at most once per moment.
const MOMENT_MS = 40;
const due = new Set();
let timer;
const fetchDue = async () => {
  timer = undefined;
  const now = new Set(due);
  due.clear();
  try {
    if (now.has('all')) await load();
    if (now.has('panel')) {
      desks = await api.channels();
      await panel.refresh();
    }
    for (const phone of phones) if (now.has('all') || now.has(phone.userId)) await phone.refresh();
  } catch (error) {
    if (online) toast(t('failed', error.message));
  }
};
const soon = (what) => {
  due.add(what);
  timer ??= setTimeout(() => void fetchDue(), MOMENT_MS);
};

const everything = new Set(['channels', 'seekers', 'clock', 'richmenu']);
const onHint = (hint) => {
  if (hint === null || everything.has(hint.kind)) return soon('all');
  if (hint.channelId !== undefined && hint.channelId !== deskId) return undefined;
  if (hint.userId) soon(hint.userId);
  return hint.kind === 'loading' ? undefined : soon('panel');
};

await load();
listen(onHint, (state) => {
  online = state;
  offline.hidden = state;
});
