import { bubbleRow } from './bubbles.js';
import { avatar, h } from './dom.js';
import { dayOf, t } from './i18n.js';

const NEAR_END = 80;

/** The scrolling talk: rows are kept and only what changed is drawn again. */
export const createTalkLog = ({ desk, handlers }) => {
  const rows = new Map();
  let loadingTimer;
  let atEnd = true;
  const element = h('div', {
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
    avatar(desk.name, desk.channelId + desk.name),
    h('div', { class: 'bubble in dots' }, h('i'), h('i'), h('i')),
  );
  const toEnd = () => {
    element.scrollTop = element.scrollHeight;
  };
  // What is read last stays in view when the keyboard, the tray or the menu takes room away.
  element.addEventListener('scroll', () => {
    atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
  });
  const watcher = new ResizeObserver(() => {
    if (atEnd) toEnd();
  });
  watcher.observe(element);

  /** What the talk should show, in order: a key, a signature that changes with the look, and a maker. */
  const wantedRows = (items) => {
    const wanted = [];
    let day = '';
    for (const item of items) {
      const itemDay = dayOf(item.at);
      if (itemDay !== day) {
        day = itemDay;
        wanted.push([`day/${day}`, day, () => h('div', { class: 'day' }, h('span', {}, itemDay))]);
      }
      wanted.push([item.id, JSON.stringify(item), () => bubbleRow(item, { desk, handlers })]);
    }
    if (wanted.length > 0) return wanted;
    const empty = () => h('div', { class: 'empty' }, h('b', {}, t('noTalk')), h('p', {}, t('noTalkHint')));
    return [['empty', '', empty]];
  };

  const showItems = (items) => {
    const wanted = wantedRows(items);
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
      const place = previous ? previous.nextSibling : element.firstChild;
      if (place !== row.node) element.insertBefore(row.node, place);
      previous = row.node;
    }
    element.append(dots);
  };

  const showLoading = ({ loadingUntil, now }) => {
    clearTimeout(loadingTimer);
    const left = (loadingUntil ?? 0) - now;
    dots.hidden = left <= 0;
    if (left > 0) loadingTimer = setTimeout(() => (dots.hidden = true), left);
  };

  return {
    element,
    toEnd,
    show: (view) => {
      const stay = atEnd;
      showItems(view.items);
      showLoading(view);
      if (stay) toEnd();
    },
    stop: () => {
      clearTimeout(loadingTimer);
      watcher.disconnect();
    },
  };
};
