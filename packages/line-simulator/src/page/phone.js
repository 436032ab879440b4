import { performAction } from './actions.js';
import { api } from './api.js';
import { bubbleRow } from './bubbles.js';
import { ask, avatar, h, icon, popupMenu, toast } from './dom.js';
import { clockTime, dayOf, t } from './i18n.js';
import { richMenuView } from './richmenu.js';
import { createTray } from './tray.js';

/** One phone: the talk of one seeker with one desk. */
export const createPhone = ({ desk, seeker, onClose, onFocus }) => {
  const { channelId } = desk;
  const { userId } = seeker;
  let view;
  let editing;
  let menuOpen;
  let quickRepliesUsedAt = '';
  let loadingTimer;
  const rows = new Map();

  const guard = async (work) => {
    try {
      await work();
    } catch (error) {
      toast(t('failed', error.message));
    }
    await refresh();
  };
  const act = (name, body) => guard(() => api.act(channelId, userId, name, body));
  const send = (message) => act('send', message);
  const prefill = (text) => {
    field.value = text;
    field.focus();
  };
  const perform = (action) => performAction({ send, act, prefill }, action);

  const log = h('div', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': desk.name,
    tabindex: 0,
    'data-testid': 'talk',
  });
  const dots = h(
    'div',
    {
      class: 'row in loading',
      role: 'status',
      'aria-label': t('typing'),
      'data-testid': 'loading',
      hidden: true,
    },
    avatar(desk.name, channelId + desk.name),
    h('div', { class: 'bubble in dots' }, h('i'), h('i'), h('i')),
  );
  const banner = h('div', { class: 'banner-place' });
  const quick = h('div', { class: 'quick', role: 'group', 'aria-label': t('choose') });
  const editBar = h('div', { class: 'edit-bar', hidden: true });
  const menuPlace = h('div', {});
  const status = h('small', {});

  const field = h('textarea', {
    rows: 1,
    placeholder: t('message'),
    'aria-label': t('message'),
    'data-testid': 'composer',
    maxlength: 10_000,
  });
  const sendButton = h(
    'button',
    { type: 'submit', class: 'send', 'aria-label': t('send'), 'data-testid': 'send' },
    icon('send'),
  );
  // What is read last stays in view when the keyboard, the tray or the menu takes room away.
  let atEnd = true;
  log.addEventListener('scroll', () => {
    atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  });
  const watcher = new ResizeObserver(() => {
    if (atEnd) log.scrollTop = log.scrollHeight;
  });
  watcher.observe(log);

  const tray = createTray((message) => {
    toggleTray(false);
    void send(message);
  });
  const plus = h(
    'button',
    {
      type: 'button',
      class: 'plus',
      'aria-label': t('add'),
      'aria-expanded': 'false',
      'data-testid': 'open-tray',
      onclick: () => toggleTray(),
    },
    icon('plus'),
  );
  tray.hidden = true;
  const toggleTray = (next = tray.hidden) => {
    tray.hidden = !next;
    plus.setAttribute('aria-expanded', String(next));
    plus.classList.toggle('turned', next);
  };

  const stopEditing = () => {
    editing = undefined;
    editBar.hidden = true;
    field.value = '';
  };
  const startEditing = (item) => {
    editing = item.id;
    editBar.replaceChildren(
      h('span', {}, t('editing')),
      h('button', { type: 'button', class: 'ghost', onclick: stopEditing }, t('cancel')),
    );
    editBar.hidden = false;
    prefill(item.message.text);
  };
  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
    sendButton.classList.toggle('ready', field.value.trim() !== '');
  };
  const submit = () => {
    const text = field.value.trim();
    if (text === '') return;
    if (editing) void act('edit', { messageId: editing, text });
    else void send({ type: 'text', text });
    stopEditing();
    grow();
    field.focus();
  };
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    // Enter that ends a kana-kanji conversion must not send.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape' && editing) stopEditing();
  });
  const composer = h('form', { class: 'composer' }, plus, field, sendButton);
  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });

  const handlers = {
    act: perform,
    unsend: (item) => void act('unsend', { messageId: item.id }),
    edit: startEditing,
    copy: async (text) => {
      await navigator.clipboard?.writeText(text);
      toast(t('copied'));
    },
  };

  const rename = async () => {
    const input = h(
      'label',
      {},
      t('name'),
      h('input', { name: 'name', required: true, maxlength: 60, value: seeker.displayName }),
    );
    const answer = await ask(t('rename'), input, t('save'), t('cancel'));
    if (answer) await guard(() => api.rename(userId, answer.name));
  };
  const openMenu = (event) =>
    popupMenu(event.currentTarget, [
      ...(view?.status === 'friend'
        ? [{ label: t('block'), act: () => void act('block'), danger: true, testid: 'block' }]
        : []),
      ...(view?.status === 'blocked'
        ? [{ label: t('unblock'), act: () => void act('unblock'), testid: 'unblock-menu' }]
        : []),
      { label: t('rename'), act: () => void rename() },
    ]);

  const showBanner = () => {
    const notes = {
      stranger: [t('stranger'), t('strangerHint'), t('follow'), 'follow'],
      blocked: [t('blocked'), t('blockedHint'), t('unblock'), 'unblock'],
    };
    const note = notes[view.status];
    if (banner.dataset.status === view.status) return;
    banner.dataset.status = view.status;
    banner.replaceChildren(
      ...(note
        ? [
            h(
              'div',
              { class: `banner ${view.status}` },
              h('div', {}, h('b', {}, note[0]), h('small', {}, note[1])),
              h(
                'button',
                { type: 'button', 'data-testid': note[3], onclick: () => void act(note[3]) },
                note[2],
              ),
            ),
          ]
        : []),
    );
    field.disabled = view.status === 'blocked';
    sendButton.disabled = field.disabled;
    plus.disabled = field.disabled;
  };

  const showRows = () => {
    const nearEnd = atEnd;
    const wanted = [];
    let day = '';
    for (const item of view.items) {
      const itemDay = dayOf(item.at);
      if (itemDay !== day) {
        day = itemDay;
        wanted.push([`day/${itemDay}`, itemDay, () => h('div', { class: 'day' }, h('span', {}, itemDay))]);
      }
      wanted.push([item.id, JSON.stringify(item), () => bubbleRow(item, { desk, handlers })]);
    }
    if (wanted.length === 0)
      wanted.push([
        'empty',
        view.status,
        () => h('div', { class: 'empty' }, h('b', {}, t('noTalk')), h('p', {}, t('noTalkHint'))),
      ]);
    const keep = new Set(wanted.map(([key]) => key));
    for (const [key, { node }] of rows)
      if (!keep.has(key)) {
        node.remove();
        rows.delete(key);
      }
    let previous = null;
    for (const [key, signature, build] of wanted) {
      let row = rows.get(key);
      if (row?.signature !== signature) {
        const node = build();
        row?.node.replaceWith(node);
        row = { signature, node };
        rows.set(key, row);
      }
      const place = previous ? previous.nextSibling : log.firstChild;
      if (place !== row.node) log.insertBefore(row.node, place);
      previous = row.node;
    }
    log.append(dots);
    if (nearEnd) log.scrollTop = log.scrollHeight;
  };

  const showLoading = () => {
    clearTimeout(loadingTimer);
    const left = (view.loadingUntil ?? 0) - view.now;
    dots.hidden = left <= 0;
    if (left > 0) {
      loadingTimer = setTimeout(() => (dots.hidden = true), left);
      log.scrollTop = log.scrollHeight;
    }
  };

  const showQuickReplies = () => {
    const last = view.items.at(-1);
    const items =
      last?.from === 'desk' && last.id !== quickRepliesUsedAt ? (last.message.quickReply?.items ?? []) : [];
    const signature = items.length > 0 ? last.id : '';
    if (quick.dataset.of === signature) return;
    quick.dataset.of = signature;
    quick.replaceChildren(
      ...items.map(({ action }) =>
        h(
          'button',
          {
            type: 'button',
            'data-testid': 'quick-reply',
            onclick: () => {
              quickRepliesUsedAt = last.id;
              showQuickReplies();
              void perform(action);
            },
          },
          action.label,
        ),
      ),
    );
  };

  const showMenu = () => {
    const { richMenu } = view;
    const usable = richMenu && view.status !== 'blocked' ? richMenu : null;
    menuOpen ??= usable ? usable.menu.selected === true : undefined;
    const signature = usable ? `${usable.richMenuId}/${menuOpen}` : '';
    if (menuPlace.dataset.of === signature) return;
    menuPlace.dataset.of = signature;
    const toggle = () => {
      menuOpen = !menuOpen;
      showMenu();
    };
    menuPlace.replaceChildren(
      ...(usable ? [richMenuView(usable, { isOpen: menuOpen, toggle, act: perform })] : []),
    );
  };

  const refresh = async () => {
    view = await api.talk(channelId, userId);
    status.textContent = { friend: t('friend'), stranger: t('stranger'), blocked: t('blocked') }[view.status];
    showBanner();
    showRows();
    showLoading();
    showQuickReplies();
    showMenu();
    nowTime.textContent = clockTime(view.now);
  };

  const nowTime = h('span', { class: 'now' });
  const element = h(
    'section',
    {
      class: 'phone',
      'aria-label': `${seeker.displayName} – ${desk.name}`,
      'data-testid': 'phone',
      'data-seeker': userId,
    },
    h(
      'div',
      { class: 'owner' },
      avatar(seeker.displayName, userId),
      h('span', {}, seeker.displayName),
      nowTime,
      onClose &&
        h(
          'button',
          { type: 'button', class: 'ghost', 'aria-label': t('close'), onclick: onClose },
          icon('close'),
        ),
    ),
    h(
      'header',
      { class: 'phone-head' },
      avatar(desk.name, channelId + desk.name),
      h('div', {}, h('h2', {}, desk.name), status),
      h(
        'button',
        {
          type: 'button',
          'aria-label': t('more'),
          'aria-haspopup': 'menu',
          'data-testid': 'talk-menu',
          onclick: openMenu,
        },
        icon('menu'),
      ),
    ),
    banner,
    log,
    h('footer', { class: 'phone-foot' }, quick, editBar, composer, tray, menuPlace),
  );
  element.addEventListener('focusin', onFocus);
  element.addEventListener('pointerdown', onFocus);
  const start = async () => {
    await refresh();
    log.scrollTop = log.scrollHeight;
  };
  const stop = () => {
    clearTimeout(loadingTimer);
    watcher.disconnect();
  };
  return { element, channelId, userId, refresh, start, focus: () => field.focus(), stop };
};
