import { ask, h, toast } from './dom.js';
import { t } from './i18n.js';

const pickers = { date: 'date', time: 'time', datetime: 'datetime-local' };

const pickMoment = async (action) => {
  const input = h('input', {
    type: pickers[action.mode],
    name: 'moment',
    required: true,
    value: action.initial?.toLowerCase().replace('t', 'T') ?? '',
    min: action.min,
    max: action.max,
    'aria-label': action.label,
  });
  const answer = await ask(action.label ?? t('choose'), input, t('choose'), t('cancel'));
  return answer?.moment;
};

/**
 * What a tap on a button does. `phone` gives `send(message)`, `act(name, body)` and `prefill(text)`.
 */
export const performAction = async (phone, action) => {
  switch (action.type) {
    case 'message':
      return phone.send({ type: 'text', text: action.text });
    case 'postback':
      await phone.act('postback', { data: action.data, displayText: action.displayText ?? action.text });
      if (action.inputOption === 'openKeyboard') phone.prefill(action.fillInText ?? '');
      return undefined;
    case 'datetimepicker': {
      const moment = await pickMoment(action);
      return moment && phone.act('postback', { data: action.data, params: { [action.mode]: moment } });
    }
    case 'richmenuswitch':
      return phone.act('menu-switch', { richMenuAliasId: action.richMenuAliasId, data: action.data });
    case 'camera':
    case 'cameraRoll':
      return phone.send({ type: 'image' });
    case 'location':
      return phone.send(somewhere());
    case 'clipboard':
      await navigator.clipboard?.writeText(action.clipboardText);
      return toast(t('copied'));
    case 'uri':
      if (/^https?:/.test(action.uri)) open(action.uri, '_blank', 'noopener,noreferrer');
      else toast(action.uri.startsWith('tel:') ? t('calling', action.uri.slice(4)) : action.uri);
      return undefined;
    default:
      return undefined;
  }
};

export const somewhere = () => ({
  type: 'location',
  title: 'あおば中央駅',
  address: 'あおば市中央 1-1',
  latitude: 35.1709,
  longitude: 136.8815,
});
