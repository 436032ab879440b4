import type { reasons as jaReasons } from '../ja/reasons.ts';
import type { Shape } from '../shape.ts';

export const reasons: Shape<typeof jaReasons> = {
  empty: 'Please fill this in.',
  tooLong: 'At most {{n}} characters, please.',
  tooShort: 'At least {{n}} characters, please.',
  passwordShort: 'At least 12 characters, please.',
  passwordCommon: 'This is easy to guess. A sentence of several words is better.',
  passwordSame: 'Choose one other than the present password.',
  most: 'The number must be {{n}} or less.',
  least: 'The number must be {{n}} or more.',
  mostItems: 'At most {{n}}, please.',
  number: 'Please enter a number.',
  oneLine: 'Use one line, without special characters.',
  plain: 'Control characters cannot be used.',
  code: 'Only lower-case letters, digits and hyphens.',
  login: 'Only letters, digits and . _ % + @ -',
  secret: 'Paste the 32 characters (0–9, a–f) LINE Developers shows.',
  channelId: 'Enter the Channel ID (digits only) LINE Developers shows.',
  token: 'There are blanks or other characters in it. Paste the token just as LINE Developers shows it.',
  sixDigits: 'Six digits, please.',
  channelTaken: 'This channel is connected to another desk already.',
  taken: 'This is taken already. Please choose another.',
  desk: 'Please look at the choice of desks again.',
  other: 'Please look at this field again.',
};
