import { api } from './api.js';
import { h } from './dom.js';
import { clockTime, t } from './i18n.js';

// The parts of the side panel. `change(work)` runs a change and redraws.

const faultKinds = [
  'latency',
  'rate-limit',
  'monthly-limit',
  'server-error',
  'error-after-accepting',
  'timeout-before-accepting',
  'timeout-after-accepting',
  'webhook-duplicates',
  'webhook-disorder',
  'webhook-outage',
];

const section = (title, ...children) =>
  h('section', { class: 'panel-section' }, h('h3', {}, title), children);

const switchButton = ({ label, on, note, testid, toggle }) =>
  h(
    'button',
    {
      type: 'button',
      role: 'switch',
      class: 'switch',
      'aria-checked': String(on),
      'data-testid': testid,
      onclick: toggle,
    },
    h('span', { class: 'knob', 'aria-hidden': 'true' }),
    h('span', { class: 'switch-text' }, label),
    note && h('small', {}, note),
  );

const faultSwitch = (kind, { faults, channelId, times, change }) => {
  const own = faults.filter(
    (fault) => fault.kind === kind && (fault.channelId === channelId || fault.channelId === null),
  );
  const [active] = own;
  return switchButton({
    label: t(kind),
    on: own.length > 0,
    note: active && (active.times === null ? t('always') : t('next', active.times)),
    testid: `fault-${kind}`,
    toggle: () =>
      change(async () => {
        const delayMs = kind === 'latency' ? 3000 : 1000;
        if (active) for (const { id } of own) await api.removeFault(id);
        else await api.addFault({ kind, channelId, times: times.get(), delayMs });
      }),
  });
};

export const faultSection = (context) => {
  const { times } = context;
  const options = [null, 1, 3, 10].map((value) =>
    h(
      'option',
      { value: value ?? '', selected: value === times.get() },
      value === null ? t('always') : t('next', value),
    ),
  );
  const onchange = ({ target }) => times.set(target.value === '' ? null : Number(target.value));
  const select = h(
    'select',
    { 'aria-label': t('howOften'), 'data-testid': 'fault-times', onchange },
    options,
  );
  return section(
    t('faults'),
    h('p', { class: 'hint' }, t('faultsHint')),
    h('label', { class: 'inline' }, t('howOften'), select),
    h(
      'div',
      { class: 'switches' },
      faultKinds.map((kind) => faultSwitch(kind, context)),
    ),
  );
};

export const quotaSection = ({ desk, change }) => {
  const { quota, usedThisMonth, channelId } = desk;
  const limited = quota.type === 'limited';
  const part = limited ? Math.min(1, usedThisMonth / Math.max(1, quota.value)) : 0;
  const onchange = ({ target: { value } }) =>
    change(() =>
      api.updateChannel(channelId, {
        quota: value === '' ? { type: 'none' } : { type: 'limited', value: Number(value) },
      }),
    );
  const value = limited ? quota.value : '';
  const input = h('input', {
    type: 'number',
    min: 0,
    value,
    placeholder: t('unlimited'),
    'aria-label': t('limit'),
    onchange,
  });
  const meter = {
    role: 'meter',
    'aria-label': t('quota'),
    'aria-valuenow': usedThisMonth,
    'aria-valuemin': 0,
    'aria-valuemax': limited ? quota.value : usedThisMonth,
  };
  return section(
    t('quota'),
    h(
      'div',
      { class: 'quota' },
      h('b', { 'data-testid': 'quota-used' }, usedThisMonth.toLocaleString()),
      h('label', { class: 'inline' }, `/ ${t('limit')}`, input),
    ),
    h(
      'div',
      { class: part >= 0.9 ? 'bar near' : 'bar', ...meter },
      h('i', { style: { width: `${part * 100}%` } }),
    ),
  );
};

const figure = (label, value, warn = false) =>
  h('div', { class: warn ? 'figure warn' : 'figure' }, h('b', {}, String(value)), h('span', {}, label));

const failureRow = ({ at, reason, statusCode, attempt }) =>
  h(
    'li',
    {},
    h('time', {}, clockTime(at)),
    h('span', {}, `${t(reason)}${statusCode === null ? '' : ` ${statusCode}`}`),
    h('small', {}, `#${attempt}`),
  );

export const webhookSection = ({ desk, statistics, change }) => {
  const { channelId, redelivery, webhookUrl } = desk;
  const url = h('input', {
    type: 'url',
    class: 'wide',
    value: webhookUrl ?? '',
    placeholder: 'http://127.0.0.1:3000/webhooks/line/…',
    'aria-label': t('webhookUrl'),
    onchange: ({ target: { value } }) =>
      change(() => api.updateChannel(channelId, { webhookUrl: value === '' ? null : value })),
  });
  const { enabled } = redelivery;
  const failures = statistics.recentFailures.slice(0, 5).map(failureRow);
  return section(
    t('webhooks'),
    url,
    webhookUrl === null && h('p', { class: 'hint' }, t('noUrl')),
    switchButton({
      label: t('redelivery'),
      on: enabled,
      testid: 'redelivery',
      toggle: () => change(() => api.updateChannel(channelId, { redelivery: { enabled: !enabled } })),
    }),
    h(
      'div',
      { class: 'figures' },
      figure(t('delivered'), statistics.delivered),
      figure(t('pending'), statistics.pending),
      figure(t('redeliveries'), statistics.redeliveries),
      figure(t('lost'), statistics.lost, statistics.lost > 0),
    ),
    failures.length === 0
      ? h('p', { class: 'hint' }, t('noFailures'))
      : h('ul', { class: 'failures' }, failures),
  );
};

const badge = ({ delivered, billed }) => {
  if (!delivered) return h('em', { class: 'badge none' }, t('notDelivered'));
  return billed ? h('em', { class: 'badge paid' }, t('billed')) : h('em', { class: 'badge' }, t('free'));
};
const summary = (message) => message.text ?? message.altText ?? t(message.type);

export const journalSection = ({ entries, names }) => {
  const rows = entries.map((entry) =>
    h(
      'li',
      { 'data-testid': 'journal-entry' },
      h(
        'div',
        {},
        h('time', {}, clockTime(entry.at)),
        h('code', {}, entry.method),
        h('span', {}, names.get(entry.userId) ?? entry.userId.slice(0, 6)),
        badge(entry),
      ),
      h('p', {}, entry.messages.map(summary).join(' / ')),
    ),
  );
  return section(
    t('journal'),
    rows.length === 0 ? h('p', { class: 'hint' }, t('noJournal')) : h('ol', { class: 'journal' }, rows),
  );
};
