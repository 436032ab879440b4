import type { MenuArea, MenuDocument } from '@tomoshibi/contract';

const promises: MenuArea = {
  label: '秘密とお約束',
  icon: 'shield',
  action: { do: 'page', page: 'policy' },
};
/** よりそいホットライン answers at any hour and about anything. */
const phone: MenuArea = {
  label: '電話で話す',
  note: '24時間・無料',
  icon: 'phone',
  action: { do: 'call', number: '0120-279-338' },
};
const say = (text: string): MenuArea['action'] => ({ do: 'say', text });

/** A menu that is right for every desk, to be made one's own. */
export const READY_MENU: MenuDocument = {
  format: 1,
  bar: 'メニュー',
  open: {
    areas: [
      { label: '相談する', note: 'いま受付中です', icon: 'talk', action: say('相談したいです') },
      phone,
      promises,
    ],
  },
  closed: {
    areas: [
      { label: '書いておく', note: '時間外です', icon: 'talk', action: say('相談したいです') },
      phone,
      promises,
    ],
  },
  talk: {
    areas: [
      { label: '少し待って', icon: 'clock', action: say('少し待ってください') },
      { label: '相談を終える', icon: 'flag', action: say('今日はここまでにします') },
      phone,
    ],
  },
};
