// Elements without a framework: text is always set as text, so that nothing a message says can become markup.

const SVG = 'http://www.w3.org/2000/svg';

const apply = (element, props) => {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') element.setAttribute('class', value);
    else if (name === 'style') Object.assign(element.style, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else if (value === true) element.setAttribute(name, '');
    else element.setAttribute(name, String(value));
  }
};

export const h = (tag, props, ...children) => {
  const element = document.createElement(tag);
  apply(element, props);
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
};

export const svg = (tag, props, ...children) => {
  const element = document.createElementNS(SVG, tag);
  apply(element, props);
  element.append(...children.flat().filter(Boolean));
  return element;
};

const paths = {
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12l16-8-5 16-3.500-6.500z M11.500 13.500L20 4',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M12 5.500v.01M12 12v.01M12 18.500v.01',
  picture: 'M4 6h16v12H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500v.01',
  smile:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 10v.01M15 10v.01M8.500 14.500c1 1.400 2.200 2 3.500 2s2.500-.6 3.500-2',
  pin: 'M12 21s7-6.200 7-11.500A7 7 0 0 0 5 9.500C5 14.800 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  mic: 'M12 4a2.500 2.500 0 0 0-2.500 2.500v5a2.500 2.500 0 0 0 5 0v-5A2.500 2.500 0 0 0 12 4zM6 11a6 6 0 0 0 12 0M12 17v3',
  film: 'M4 6h11v12H4zM15 11l5-3v8l-5-3',
  pulse: 'M3 12h4l2-6 4 12 3-8 1.500 2H21',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  menu: 'M5 7h14M5 12h14M5 17h14',
  keyboard: 'M3 7h18v10H3zM7 10.500v.01M11 10.500v.01M15 10.500v.01M8 14h8',
  chevron: 'M6 9l6 6 6-6',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c0-3.500 3-6 7-6s7 2.500 7 6',
};

export const icon = (name) =>
  svg('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, svg('path', { d: paths[name] }));

const colours = ['#4f7f9b', '#7a5c8e', '#5d8a66', '#66744a', '#9b7a4f', '#4d6fa8', '#8a6a9e', '#3f8579'];
const hash = (text) => {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + character.codePointAt(0)) % 100_003;
  return sum;
};

export const avatar = (name, key = name) =>
  h(
    'span',
    { class: 'avatar', 'aria-hidden': 'true', style: { background: colours[hash(key) % colours.length] } },
    [...name][0] ?? '?',
  );

/** A dialog that resolves with the form's values, or with null when it was closed. */
export const ask = (title, fields, actionText, cancelText) =>
  new Promise((resolve) => {
    const form = h(
      'form',
      { method: 'dialog', class: 'dialog-form' },
      h('h2', {}, title),
      fields,
      h(
        'div',
        { class: 'dialog-actions' },
        h('button', { type: 'button', class: 'ghost', onclick: () => dialog.close() }, cancelText),
        h('button', { type: 'submit', class: 'primary', 'data-testid': 'dialog-ok' }, actionText),
      ),
    );
    const dialog = h('dialog', { class: 'dialog', 'aria-label': title }, form);
    let result = null;
    form.addEventListener('submit', () => {
      result = Object.fromEntries(new FormData(form));
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
    form.querySelector('input')?.select();
  });

let toastTimer;
export const toast = (text) => {
  document.querySelector('.toast')?.remove();
  const element = h('div', { class: 'toast', role: 'status' }, text);
  document.body.append(element);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => element.remove(), 4000);
};

/** A small menu at a point; arrow keys move, Escape closes, focus goes back where it was. */
export const popupMenu = (anchor, entries) => {
  document.querySelector('.popup')?.remove();
  const before = document.activeElement;
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    if (before instanceof HTMLElement) before.focus();
  };
  const outside = (event) => {
    if (!menu.contains(event.target)) close();
  };
  const items = entries.map(({ label, act, danger, testid }) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        class: danger ? 'danger' : '',
        'data-testid': testid,
        onclick: () => {
          close();
          act();
        },
      },
      label,
    ),
  );
  const menu = h('div', { class: 'popup', role: 'menu' }, items);
  menu.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length].focus();
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length].focus();
    else return;
    event.preventDefault();
  });
  document.body.append(menu);
  const box = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const top = box.bottom + height + 8 > innerHeight ? box.top - height - 4 : box.bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(box.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, top)}px`;
  document.addEventListener('pointerdown', outside, true);
  items[0]?.focus();
};
