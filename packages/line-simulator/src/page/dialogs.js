import { api } from './api.js';
import { ask, h, toast } from './dom.js';
import { t } from './i18n.js';

const names = ['みどり', 'そら', 'はるか', 'あおい', 'つばさ', 'ひなた', 'こはる', 'なぎ', 'すず', 'りく'];

const attempt = async (work) => {
  try {
    return await work();
  } catch (error) {
    toast(t('failed', error.message));
    return undefined;
  }
};

/** Asks for a name and makes a seeker; gives its id, or undefined when nothing was made. */
export const askForSeeker = async (seekers, channelId) => {
  const free = names.find((name) => !seekers.some(({ displayName }) => displayName === name)) ?? '';
  const name = h('input', {
    name: 'name',
    required: true,
    maxlength: 60,
    value: free,
    'data-testid': 'new-seeker-name',
  });
  const follow = h('input', {
    type: 'checkbox',
    name: 'follow',
    checked: true,
    'data-testid': 'new-seeker-follow',
  });
  const fields = [h('label', {}, t('name'), name), h('label', { class: 'check' }, follow, t('followNow'))];
  const answer = await ask(t('newSeekerTitle'), fields, t('create'), t('cancel'));
  if (!answer) return undefined;
  return attempt(async () => {
    const { userId } = await api.createSeeker(answer.name);
    if (answer.follow && channelId) await api.act(channelId, userId, 'follow');
    return userId;
  });
};

/** Asks for a name and a webhook URL and makes a desk; gives its channel id, or undefined. */
export const askForDesk = async () => {
  const name = h('input', { name: 'name', required: true, maxlength: 60, value: 'あおば市 こころの相談' });
  const url = h('input', {
    name: 'webhookUrl',
    type: 'url',
    placeholder: 'http://127.0.0.1:3000/webhooks/line/…',
  });
  const fields = [h('label', {}, t('deskName'), name), h('label', {}, t('webhookUrl'), url)];
  const answer = await ask(t('newDesk'), fields, t('create'), t('cancel'));
  if (!answer) return undefined;
  const { webhookUrl } = answer;
  const made = await attempt(() =>
    api.createChannel({ name: answer.name, ...(webhookUrl ? { webhookUrl } : {}) }),
  );
  return made?.channelId;
};
