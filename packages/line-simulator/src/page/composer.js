import { h, icon } from './dom.js';
import { t } from './i18n.js';
import { createTray } from './tray.js';

/**
 * The text field with its send button, its tray and its editing state.
 * `send(message)` and `edit({ messageId, text })` do what was written.
 */
export const createComposer = ({ send, edit }) => {
  let editing;
  const editBar = h('div', { class: 'edit-bar', hidden: true });
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
  const tray = createTray((message) => {
    toggleTray(false);
    void send(message);
  });
  tray.hidden = true;
  const toggleTray = (next = tray.hidden) => {
    tray.hidden = !next;
    plus.setAttribute('aria-expanded', String(next));
    plus.classList.toggle('turned', next);
  };

  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
    sendButton.classList.toggle('ready', field.value.trim() !== '');
  };
  const prefill = (text) => {
    field.value = text;
    grow();
    field.focus();
  };
  const stopEditing = () => {
    editing = undefined;
    editBar.hidden = true;
    field.value = '';
    grow();
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
  const submit = () => {
    const text = field.value.trim();
    if (text === '') return;
    if (editing) void edit({ messageId: editing, text });
    else void send({ type: 'text', text });
    stopEditing();
    field.focus();
  };

  field.addEventListener('input', grow);
  // On a touch screen Enter is for new lines, and there is a button to send with.
  const enterSends = !matchMedia('(pointer: coarse)').matches;
  field.addEventListener('keydown', (event) => {
    // Enter that ends a kana-kanji conversion must not send.
    const isPlainEnter =
      event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
    if (isPlainEnter && enterSends) {
      event.preventDefault();
      submit();
    }
    if (event.key === 'Escape' && editing) stopEditing();
  });
  const form = h('form', { class: 'composer' }, plus, field, sendButton);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return {
    elements: [editBar, form, tray],
    prefill,
    startEditing,
    focus: () => field.focus(),
    disable: (off) => {
      for (const control of [field, sendButton, plus]) control.disabled = off;
    },
  };
};
