import type { NotificationContent, NotificationKind } from '@tomoshibi/contract';

export interface Wording {
  readonly language: 'ja' | 'en';
  readonly content: NotificationContent;
  readonly kind: NotificationKind;
  readonly deskName: string | null;
}

const KINDS: Record<NotificationKind, { ja: string; en: string }> = {
  new_consultation: { ja: '新しく待っている人がいます', en: 'Somebody new is waiting' },
  seeker_wrote: { ja: '担当の相談に動きがあります', en: 'There is something new in a talk of yours' },
  alert_raised: { ja: '確かめてほしい知らせがあります', en: 'An alert needs to be looked at' },
  alert_climbed: { ja: 'まだ確かめられていない知らせがあります', en: 'An alert has not been answered yet' },
  handed_over: { ja: '相談を引き継ぎました', en: 'A talk was handed over to you' },
  whisper: { ja: '同僚からひとことあります', en: 'A colleague has a word for you' },
  notice_waiting: { ja: '承認を待っている文面があります', en: 'A text waits for approval' },
  notice_decided: { ja: '出した文面の返事がきています', en: 'Your text was approved or sent back' },
  broadcast_waiting: { ja: '承認を待っている一斉のお知らせがあります', en: 'A broadcast waits for approval' },
  broadcast_refused: { ja: '一斉のお知らせが差し戻されました', en: 'A broadcast was sent back' },
  broadcast_halted: { ja: '一斉のお知らせが止まりました', en: 'A broadcast has stopped' },
  broadcast_finished: { ja: '一斉のお知らせを送り終えました', en: 'A broadcast has been sent' },
  quota_low: { ja: 'LINEで送れる数が少なくなっています', en: 'Few LINE messages are left' },
  short_staffed: { ja: '担当者が足りません', en: 'The desk is short of staff' },
  delivery_failed: { ja: '送れなかったものがあります', en: 'Something could not be sent' },
  unreached: { ja: '応じられなかった人がいます', en: 'Somebody could not be served' },
  test: { ja: '通知のテストです', en: 'This is a test' },
};

const BARE = { ja: '新しいお知らせ', en: 'Something new' };
const OPEN = {
  ja: '下のリンクから、サインインして確かめてください。',
  en: 'Sign in by the link below to see it.',
};
const WHY = {
  ja: 'このメールは相談窓口のシステムから自動で送っています。返信はできません。届く種類は「自分の設定」で変えられます。',
  en: 'Sent by the desk’s system; replies are not read. Choose what you get under “My settings”.',
};
const CALL = {
  ja: '至急の確認が必要です。決められた連絡先に、すぐに電話してください。',
  en: 'Something needs to be looked at at once. Please telephone the agreed contact now.',
};
const WHY_CONTACT = {
  ja: 'このメールは、当番の連絡先として登録された宛先に自動で送っています。返信はできません。',
  en: 'Sent because this address is registered as the contact on duty; replies are not read.',
};

/** One line: never a word of a talk, a pseudonym or a LINE id; by default not even what it is about. */
export function headline({ language, content, kind, deskName }: Wording): string {
  const words = content === 'bare' && kind !== 'test' ? BARE[language] : KINDS[kind][language];
  const desk = content === 'kind_and_desk' && deskName !== null ? ` (${deskName})` : '';
  return `${language === 'ja' ? '灯' : 'Tomoshibi'}: ${words}${desk}`;
}

/** A mail to a member of staff. */
export function staffMail(wording: Wording, link: string): { subject: string; text: string } {
  const { language } = wording;
  const subject = headline(wording);
  return { subject, text: `${subject}\n\n${OPEN[language]}\n${link}\n\n-- \n${WHY[language]}\n` };
}

/** A mail to the contact on duty, who cannot sign in: it says what to do instead of where to look. */
export function contactMail(wording: Wording): { subject: string; text: string } {
  const { language } = wording;
  const subject = headline(wording);
  return { subject, text: `${subject}\n\n${CALL[language]}\n\n-- \n${WHY_CONTACT[language]}\n` };
}
