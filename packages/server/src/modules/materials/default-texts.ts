import { MaterialTexts, type MaterialHotline } from '@tomoshibi/contract';

/** What is printed until somebody writes better words: true for every desk, and short. */
export const DEFAULT_TEXTS: MaterialTexts = MaterialTexts.parse({
  headline: 'ひとりで なやまないで。',
  lead: 'LINEで相談できます。どんな小さなことでも、話を聞く人がいます。',
  secrecy:
    '話してくれた秘密は守ります。命や体があぶないときだけは、守るためにほかの大人と力を合わせることがあります。',
});

/** Free and answered at every hour: what a desk that named no phone lines prints. */
export const DEFAULT_HOTLINES: readonly MaterialHotline[] = [
  { name: '24時間子供SOSダイヤル', number: '0120-0-78310', note: '夜も休日も・無料' },
  { name: 'よりそいホットライン', number: '0120-279-338', note: '24時間・無料' },
];
