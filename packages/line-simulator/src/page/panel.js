import { api } from './api.js';
import { h, icon, toast } from './dom.js';
import { t } from './i18n.js';
import { faultSection, journalSection, quotaSection, webhookSection } from './panel-sections.js';

/** The side panel: faults, quota, webhooks and what the desk sent, for one desk. */
export const createPanel = ({ getDesk, getSeekers, onClose }) => {
  let chosenTimes = null;
  const times = { get: () => chosenTimes, set: (next) => (chosenTimes = next) };
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

  const change = async (work) => {
    try {
      await work();
    } catch (error) {
      toast(t('failed', error.message));
    }
    await refresh();
  };

  const refresh = async () => {
    const desk = getDesk();
    if (!desk || element.hidden) return;
    const { channelId } = desk;
    const [faults, statistics, entries] = await Promise.all([
      api.faults(),
      api.webhooks(channelId),
      api.journal(channelId),
    ]);
    // A redraw under the hands of someone who is typing would eat what they typed.
    if (body.contains(document.activeElement) && document.activeElement.matches('input, select')) return;
    const names = new Map(getSeekers().map(({ userId, displayName }) => [userId, displayName]));
    const focused = body.contains(document.activeElement) ? document.activeElement.dataset.testid : undefined;
    const { scrollTop } = body;
    body.replaceChildren(
      faultSection({ faults, channelId, times, change }),
      quotaSection({ desk, change }),
      webhookSection({ desk, statistics, change }),
      journalSection({ entries, names }),
    );
    body.scrollTop = scrollTop;
    if (focused) body.querySelector(`[data-testid="${focused}"]`)?.focus();
  };
  return { element, refresh };
};
