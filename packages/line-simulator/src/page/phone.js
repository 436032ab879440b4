import { performAction } from './actions.js';
import { api } from './api.js';
import { createComposer } from './composer.js';
import { ask, avatar, h, icon, popupMenu, toast } from './dom.js';
import { clockTime, t } from './i18n.js';
import { richMenuView } from './richmenu.js';
import { createTalkLog } from './talk-log.js';

/** One phone: the talk of one seeker with one desk. */
export const createPhone = ({ desk, seeker, onClose, onFocus }) => {
  const { channelId } = desk;
  const { userId } = seeker;
  let view;
  let menuOpen;
  let quickRepliesUsedAt = '';

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
  const composer = createComposer({ send, edit: (change) => act('edit', change) });
  const perform = (action) => performAction({ send, act, prefill: composer.prefill }, action);
  const log = createTalkLog({
    desk,
    handlers: {
      act: perform,
      unsend: (item) => void act('unsend', { messageId: item.id }),
      edit: composer.startEditing,
      copy: async (text) => {
        await navigator.clipboard?.writeText(text);
        toast(t('copied'));
      },
    },
  });

  const banner = h('div', {});
  const quick = h('div', { class: 'quick', role: 'group', 'aria-label': t('choose') });
  const menuPlace = h('div', {});
  const status = h('small', {});
  const nowTime = h('span', { class: 'now' });

  const rename = async () => {
    const input = h('input', { name: 'name', required: true, maxlength: 60, value: seeker.displayName });
    const answer = await ask(t('rename'), h('label', {}, t('name'), input), t('save'), t('cancel'));
    if (answer) await guard(() => api.rename(userId, answer.name));
  };
  const openMenu = (event) => {
    const entries = {
      friend: [{ label: t('block'), act: () => void act('block'), danger: true, testid: 'block' }],
      blocked: [{ label: t('unblock'), act: () => void act('unblock'), testid: 'unblock-menu' }],
      stranger: [{ label: t('follow'), act: () => void act('follow') }],
    };
    popupMenu(event.currentTarget, [
      ...(entries[view?.status] ?? []),
      { label: t('rename'), act: () => void rename() },
    ]);
  };

  const showBanner = () => {
    if (banner.dataset.status === view.status) return;
    banner.dataset.status = view.status;
    const notes = {
      stranger: [t('stranger'), t('strangerHint'), t('follow'), 'follow'],
      blocked: [t('blocked'), t('blockedHint'), t('unblock'), 'unblock'],
      friend: [],
    };
    const [title, hint, label, deed] = notes[view.status];
    const button = () =>
      h('button', { type: 'button', 'data-testid': deed, onclick: () => void act(deed) }, label);
    banner.replaceChildren(
      ...(title
        ? [
            h(
              'div',
              { class: `banner ${view.status}` },
              h('div', {}, h('b', {}, title), h('small', {}, hint)),
              button(),
            ),
          ]
        : []),
    );
    status.textContent = title ?? t('friend');
    composer.disable(view.status === 'blocked');
  };

  const showQuickReplies = () => {
    const last = view.items.at(-1);
    const fresh = last?.from === 'desk' && last.id !== quickRepliesUsedAt;
    const items = fresh ? (last.message.quickReply?.items ?? []) : [];
    const signature = items.length > 0 ? last.id : '';
    if (quick.dataset.of === signature) return;
    quick.dataset.of = signature;
    const tap = (action) => {
      quickRepliesUsedAt = last.id;
      showQuickReplies();
      void perform(action);
    };
    quick.replaceChildren(
      ...items.map(({ action }) =>
        h(
          'button',
          { type: 'button', 'data-testid': 'quick-reply', onclick: () => tap(action) },
          action.label,
        ),
      ),
    );
  };

  const showMenu = () => {
    const usable = view.richMenu && view.status !== 'blocked' ? view.richMenu : null;
    if (usable) menuOpen ??= usable.menu.selected === true;
    const signature = usable ? `${usable.richMenuId}/${menuOpen}/${usable.hasImage}` : '';
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
    showBanner();
    log.show(view);
    showQuickReplies();
    showMenu();
    nowTime.textContent = clockTime(view.now);
  };

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
    log.element,
    h('footer', { class: 'phone-foot' }, quick, composer.elements, menuPlace),
  );
  element.addEventListener('focusin', onFocus);
  element.addEventListener('pointerdown', onFocus);
  const start = async () => {
    await refresh();
    log.toEnd();
  };
  return { element, channelId, userId, refresh, start, focus: composer.focus, stop: log.stop };
};
