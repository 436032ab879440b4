import { api } from './api.js';
import { h, icon, toast } from './dom.js';
import { clockTime, t } from './i18n.js';

const apiFaults = [
  'latency',
  'rate-limit',
  'monthly-limit',
  'server-error',
  'error-after-accepting',
  'timeout-before-accepting',
  'timeout-after-accepting',
];
const webhookFaults = ['webhook-duplicates', 'webhook-disorder', 'webhook-outage'];

const section = (title, ...children) =>
  h('section', { class: 'panel-section' }, h('h3', {}, title), children);
const figure = (label, value, warn = false) =>
  h('div', { class: warn ? 'figure warn' : 'figure' }, h('b', {}, String(value)), h('span', {}, label));

/** The side panel: faults, quota, webhooks and what the desk sent, for one desk. */
export const createPanel = ({ getDesk, getSeekers, onClose }) => {
  let times = null;
  const body = h('div', { class: 'panel-body' });
  const element = h(
    'aside',
    { class: 'panel', 'aria-label': t('panel'), 'data-testid': 'panel' },
    h(
      'header',
      {},
      icon('pulse'),
      h('h2', {}, t('panel')),
      h(
        'button',
        { type: 'button', class: 'ghost', 'aria-label': t('close'), onclick: onClose },
        icon('close'),
      ),
    ),
    body,
  );
  const guard = async (work) => {
    try {
      await work();
    } catch (error) {
      toast(t('failed', error.message));
    }
    await refresh();
  };

  const faultSwitch = (kind, faults, channelId) => {
    const own = faults.filter(
      (fault) => fault.kind === kind && (fault.channelId === channelId || fault.channelId === null),
    );
    const [active] = own;
    const toggle = () =>
      guard(async () => {
        if (active) for (const { id } of own) await api.removeFault(id);
        else await api.addFault({ kind, channelId, times, delayMs: kind === 'latency' ? 3000 : 1000 });
      });
    return h(
      'button',
      {
        type: 'button',
        role: 'switch',
        class: 'switch',
        'aria-checked': String(own.length > 0),
        'data-testid': `fault-${kind}`,
        onclick: toggle,
      },
      h('span', { class: 'knob', 'aria-hidden': 'true' }),
      h('span', { class: 'switch-text' }, t(kind)),
      active && h('small', {}, active.times === null ? t('always') : t('next', active.times)),
    );
  };

  const faultSection = (faults, channelId) => {
    const options = [null, 1, 3, 10].map((value) =>
      h(
        'option',
        { value: value ?? '', selected: value === times },
        value === null ? t('always') : t('next', value),
      ),
    );
    const select = h(
      'select',
      {
        'aria-label': t('howOften'),
        onchange: () => (times = select.value === '' ? null : Number(select.value)),
      },
      options,
    );
    return section(
      t('faults'),
      h('p', { class: 'hint' }, t('faultsHint')),
      h('label', { class: 'inline' }, t('howOften'), select),
      h(
        'div',
        { class: 'switches' },
        [...apiFaults, ...webhookFaults].map((kind) => faultSwitch(kind, faults, channelId)),
      ),
    );
  };

  const quotaSection = (desk) => {
    const { quota, usedThisMonth, channelId } = desk;
    const limited = quota.type === 'limited';
    const part = limited ? Math.min(1, usedThisMonth / Math.max(1, quota.value)) : 0;
    const input = h('input', {
      type: 'number',
      min: 0,
      value: limited ? quota.value : '',
      placeholder: t('unlimited'),
      'aria-label': t('limit'),
    });
    input.addEventListener('change', () =>
      guard(() =>
        api.updateChannel(channelId, {
          quota: input.value === '' ? { type: 'none' } : { type: 'limited', value: Number(input.value) },
        }),
      ),
    );
    return section(
      t('quota'),
      h(
        'div',
        { class: 'quota' },
        h('b', {}, usedThisMonth.toLocaleString()),
        h('label', { class: 'inline' }, `/ ${t('limit')}`, input),
      ),
      h(
        'div',
        {
          class: part >= 0.9 ? 'bar near' : 'bar',
          role: 'meter',
          'aria-label': t('quota'),
          'aria-valuenow': usedThisMonth,
          'aria-valuemin': 0,
          'aria-valuemax': limited ? quota.value : usedThisMonth,
        },
        h('i', { style: { width: `${part * 100}%` } }),
      ),
    );
  };

  const webhookSection = (desk, statistics) => {
    const { channelId, redelivery, webhookUrl } = desk;
    const url = h('input', {
      type: 'url',
      value: webhookUrl ?? '',
      placeholder: 'http://127.0.0.1:3000/webhooks/line/…',
      'aria-label': t('webhookUrl'),
      class: 'wide',
    });
    url.addEventListener('change', () =>
      guard(() => api.updateChannel(channelId, { webhookUrl: url.value === '' ? null : url.value })),
    );
    const enabled = redelivery.enabled;
    return section(
      t('webhooks'),
      url,
      webhookUrl === null && h('p', { class: 'hint' }, t('noUrl')),
      h(
        'button',
        {
          type: 'button',
          role: 'switch',
          class: 'switch',
          'aria-checked': String(enabled),
          onclick: () => guard(() => api.updateChannel(channelId, { redelivery: { enabled: !enabled } })),
        },
        h('span', { class: 'knob', 'aria-hidden': 'true' }),
        h('span', { class: 'switch-text' }, t('redelivery')),
      ),
      h(
        'div',
        { class: 'figures' },
        figure(t('delivered'), statistics.delivered),
        figure(t('pending'), statistics.pending),
        figure(t('redeliveries'), statistics.redeliveries),
        figure(t('lost'), statistics.lost, statistics.lost > 0),
      ),
      statistics.recentFailures.length === 0
        ? h('p', { class: 'hint' }, t('noFailures'))
        : h(
            'ul',
            { class: 'failures' },
            statistics.recentFailures
              .slice(0, 5)
              .map(({ at, reason, statusCode, attempt }) =>
                h(
                  'li',
                  {},
                  h('time', {}, clockTime(at)),
                  h('span', {}, `${t(reason)}${statusCode === null ? '' : ` ${statusCode}`}`),
                  h('small', {}, `#${attempt}`),
                ),
              ),
          ),
    );
  };

  const summary = (message) => message.text ?? message.altText ?? t(message.type);
  const journalSection = (entries) => {
    const names = new Map(getSeekers().map(({ userId, displayName }) => [userId, displayName]));
    const badge = ({ delivered, billed }) => {
      if (!delivered) return h('em', { class: 'badge none' }, t('notDelivered'));
      return billed ? h('em', { class: 'badge paid' }, t('billed')) : h('em', { class: 'badge' }, t('free'));
    };
    return section(
      t('journal'),
      entries.length === 0
        ? h('p', { class: 'hint' }, t('noJournal'))
        : h(
            'ol',
            { class: 'journal' },
            entries.map((entry) =>
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
            ),
          ),
    );
  };

  const refresh = async () => {
    const desk = getDesk();
    if (!desk || element.hidden) return;
    const [faults, statistics, entries] = await Promise.all([
      api.faults(),
      api.webhooks(desk.channelId),
      api.journal(desk.channelId),
    ]);
    // A redraw under the hands of someone who is typing would eat what they typed.
    if (body.contains(document.activeElement) && document.activeElement.matches('input, select')) return;
    const focused = document.activeElement?.dataset?.testid;
    const { scrollTop } = body;
    body.replaceChildren(
      faultSection(faults, desk.channelId),
      quotaSection(desk),
      webhookSection(desk, statistics),
      journalSection(entries),
    );
    body.scrollTop = scrollTop;
    if (focused) body.querySelector(`[data-testid="${focused}"]`)?.focus();
  };
  return { element, refresh };
};
