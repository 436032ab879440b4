import { api, listen } from './api.js';
import { ask, avatar, h, icon, toast } from './dom.js';
import { language, setLanguage, t } from './i18n.js';
import { createPanel } from './panel.js';
import { createPhone } from './phone.js';

const app = document.querySelector('#app');
const PANEL_KEY = 'phone.panel';
const wide = () => {
  const room = innerWidth - (panelOpen ? 380 : 0);
  if (room >= 1240) return 3;
  return room >= 820 ? 2 : 1;
};

let desks = [];
let seekers = [];
let deskId = new URLSearchParams(location.search).get('channel') ?? '';
let open = (new URLSearchParams(location.search).get('seeker') ?? '').split(',').filter(Boolean);
let active = open.at(-1) ?? '';
let panelOpen = (localStorage.getItem(PANEL_KEY) ?? (innerWidth >= 1180 ? 'open' : 'shut')) === 'open';
let phones = [];
let online = true;

const desk = () => desks.find(({ channelId }) => channelId === deskId);
const panel = createPanel({ getDesk: desk, getSeekers: () => seekers, onClose: () => setPanel(false) });

const setPanel = (next) => {
  panelOpen = next;
  localStorage.setItem(PANEL_KEY, next ? 'open' : 'shut');
  render();
};

const remember = () => {
  const query = new URLSearchParams();
  if (deskId) query.set('channel', deskId);
  if (open.length > 0) query.set('seeker', open.join(','));
  history.replaceState(null, '', `?${query.toString().replaceAll('%2C', ',')}`);
};

const showSeeker = (userId) => {
  active = userId;
  if (!open.includes(userId)) open = [...open, userId].slice(-wide());
  render();
  phones.find((phone) => phone.userId === userId)?.focus();
};
const hideSeeker = (userId) => {
  open = open.filter((id) => id !== userId);
  if (active === userId) active = open.at(-1) ?? '';
  render();
};

const names = ['みどり', 'そら', 'はるか', 'あおい', 'つばさ', 'ひなた', 'こはる', 'なぎ', 'すず', 'りく'];

const newSeeker = async () => {
  const free = names.find((name) => !seekers.some(({ displayName }) => displayName === name)) ?? '';
  const fields = [
    h(
      'label',
      {},
      t('name'),
      h('input', {
        name: 'name',
        required: true,
        maxlength: 60,
        value: free,
        'data-testid': 'new-seeker-name',
      }),
    ),
    h(
      'label',
      { class: 'check' },
      h('input', { type: 'checkbox', name: 'follow', checked: true, 'data-testid': 'new-seeker-follow' }),
      t('followNow'),
    ),
  ];
  const answer = await ask(t('newSeekerTitle'), fields, t('create'), t('cancel'));
  if (!answer) return;
  try {
    const { userId } = await api.createSeeker(answer.name);
    if (answer.follow && deskId) await api.act(deskId, userId, 'follow');
    seekers = await api.seekers();
    showSeeker(userId);
  } catch (error) {
    toast(t('failed', error.message));
  }
};

const newDesk = async () => {
  const fields = [
    h(
      'label',
      {},
      t('deskName'),
      h('input', { name: 'name', required: true, maxlength: 60, value: 'あおば市 こころの相談' }),
    ),
    h(
      'label',
      {},
      t('webhookUrl'),
      h('input', { name: 'webhookUrl', type: 'url', placeholder: 'http://127.0.0.1:3000/webhooks/line/…' }),
    ),
  ];
  const answer = await ask(t('newDesk'), fields, t('create'), t('cancel'));
  if (!answer) return;
  try {
    const { name, webhookUrl } = answer;
    ({ channelId: deskId } = await api.createChannel({ name, ...(webhookUrl ? { webhookUrl } : {}) }));
    await load();
  } catch (error) {
    toast(t('failed', error.message));
  }
};

const tab = (seeker) => {
  const tie = seeker.ties.find(({ channelId }) => channelId === deskId);
  return h(
    'button',
    {
      type: 'button',
      class: `seeker-tab ${open.includes(seeker.userId) ? 'open' : ''} ${tie?.status ?? 'stranger'}`,
      'aria-current': active === seeker.userId ? 'true' : undefined,
      'aria-pressed': String(open.includes(seeker.userId)),
      'data-testid': 'seeker-tab',
      'data-seeker': seeker.userId,
      onclick: () => showSeeker(seeker.userId),
    },
    avatar(seeker.displayName, seeker.userId),
    h('span', {}, seeker.displayName),
  );
};

const SHOWN = 60;

const topBar = () => {
  const picker = h(
    'select',
    {
      'data-testid': 'desk-picker',
      'aria-label': t('desk'),
      onchange: (event) => {
        if (event.target.value === '+') {
          event.target.value = deskId;
          void newDesk();
          return;
        }
        deskId = event.target.value;
        render();
      },
    },
    desks.map(({ channelId, name }) =>
      h('option', { value: channelId, selected: channelId === deskId }, name),
    ),
    h('option', { value: '+' }, `＋ ${t('newDesk')}`),
  );
  // Load tests make thousands of people; the tabs show the first ones and whoever is open.
  const shown = seekers.filter(({ userId }, index) => index < SHOWN || open.includes(userId));
  return h(
    'header',
    { class: 'top' },
    h(
      'div',
      { class: 'brand' },
      h('img', { src: '/page/icon.svg', alt: '', width: 30, height: 30 }),
      h('div', {}, h('h1', {}, t('title')), h('small', {}, t('subtitle'))),
    ),
    desks.length > 0 && h('label', { class: 'desk' }, h('span', {}, t('desk')), picker),
    h(
      'nav',
      { class: 'tabs', 'aria-label': t('seekers') },
      shown.map(tab),
      h(
        'button',
        { type: 'button', class: 'new-seeker', 'data-testid': 'new-seeker', onclick: () => void newSeeker() },
        icon('plus'),
        h('span', {}, t('newSeeker')),
      ),
    ),
    h(
      'div',
      { class: 'tools' },
      h(
        'button',
        {
          type: 'button',
          class: 'ghost language',
          lang: language() === 'ja' ? 'en' : 'ja',
          onclick: () => {
            setLanguage(language() === 'ja' ? 'en' : 'ja');
            location.reload();
          },
        },
        language() === 'ja' ? 'English' : '日本語',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'ghost panel-toggle',
          'aria-pressed': String(panelOpen),
          'data-testid': 'panel-toggle',
          onclick: () => setPanel(!panelOpen),
        },
        icon('pulse'),
        h('span', {}, t('panel')),
      ),
    ),
  );
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

const stage = h('main', { class: 'stage' });
const topPlace = h('div', { class: 'top-place' });
const offline = h('div', { class: 'offline', role: 'status', hidden: true });
app.append(topPlace, offline, stage, panel.element);

const syncPhones = () => {
  const current = desk();
  const wanted = current
    ? open.map((userId) => seekers.find((seeker) => seeker.userId === userId)).filter(Boolean)
    : [];
  const next = wanted.map((seeker) => {
    const same = phones.find(
      (phone) =>
        phone.userId === seeker.userId &&
        phone.channelId === deskId &&
        phone.name === seeker.displayName + current.name,
    );
    if (same) return same;
    const phone = createPhone({
      desk: current,
      seeker,
      onClose: () => hideSeeker(seeker.userId),
      onFocus: () => {
        if (active === seeker.userId) return;
        active = seeker.userId;
        drawTop();
      },
    });
    phone.name = seeker.displayName + current.name;
    void phone.start();
    return phone;
  });
  for (const phone of phones) if (!next.includes(phone)) phone.stop();
  phones = next;
  // Elements that stay in place are left alone, so that a text half written keeps its caret.
  const elements =
    phones.length > 0
      ? phones.map(({ element }) => element)
      : [
          desks.length === 0
            ? hello(t('noDesk'), t('noDeskHint'), t('newDesk'), () => void newDesk())
            : hello(t('noSeeker'), t('noSeekerHint'), t('newSeeker'), () => void newSeeker()),
        ];
  if (
    elements.length !== stage.children.length ||
    elements.some((element, index) => stage.children[index] !== element)
  )
    stage.replaceChildren(...elements);
};

const drawTop = () => {
  if (topPlace.contains(document.activeElement) && document.activeElement.matches('select')) return;
  const before = topPlace.contains(document.activeElement) ? document.activeElement : null;
  const place = before && { testid: before.dataset.testid, seeker: before.dataset.seeker };
  const scrolled = topPlace.querySelector('.tabs')?.scrollLeft ?? 0;
  topPlace.replaceChildren(topBar());
  topPlace.querySelector('.tabs').scrollLeft = scrolled;
  if (place?.testid)
    topPlace
      .querySelector(
        `[data-testid="${place.testid}"]${place.seeker ? `[data-seeker="${place.seeker}"]` : ''}`,
      )
      ?.focus();
};

const render = () => {
  document.title = desk() ? `${desk().name} – ${t('title')}` : t('title');
  app.classList.toggle('with-panel', panelOpen && desk() !== undefined);
  panel.element.hidden = !panelOpen || desk() === undefined;
  offline.hidden = online;
  offline.textContent = t('offline');
  drawTop();
  syncPhones();
  remember();
  void panel.refresh();
};

const load = async () => {
  [desks, seekers] = await Promise.all([api.channels(), api.seekers()]);
  if (!desk()) deskId = desks[0]?.channelId ?? '';
  open = open.filter((id) => seekers.some(({ userId }) => userId === id)).slice(-wide());
  if (open.length === 0 && seekers.length > 0) open = seekers.slice(0, wide()).map(({ userId }) => userId);
  if (!open.includes(active)) active = open[0] ?? '';
  render();
};

// Hints come one per change; what they ask for is fetched at most once per moment.
const due = new Set();
let timer;
const soon = (what) => {
  due.add(what);
  timer ??= setTimeout(async () => {
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
  }, 40);
};

const onHint = (hint) => {
  if (hint === null || ['channels', 'seekers', 'clock', 'richmenu'].includes(hint.kind)) return soon('all');
  if (hint.channelId !== undefined && hint.channelId !== deskId) return undefined;
  if (hint.userId) soon(hint.userId);
  return hint.kind === 'loading' ? undefined : soon('panel');
};

await load();
listen(onHint, (state) => {
  online = state;
  offline.hidden = state;
});
