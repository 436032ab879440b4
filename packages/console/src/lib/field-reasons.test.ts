import { deskRoutes, staffRoutes } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { fieldReason } from './field-reasons.ts';

/** What the contract itself says of a body, by field. */
function faults(schema: { safeParse(value: unknown): Parsed }, body: unknown): Map<string, string> {
  const { error } = schema.safeParse(body);
  return new Map(error?.issues.map((issue) => [issue.path.join('.'), issue.message]));
}
interface Parsed {
  readonly error?: { readonly issues: readonly { readonly path: PropertyKey[]; readonly message: string }[] };
}

const keyOf = (reason: string | undefined): string => fieldReason(reason ?? '').key;

describe('fieldReason', () => {
  it('knows what the contract says of a new member of staff', () => {
    const said = faults(staffRoutes.createStaff.body, { login: 'あ!!', name: 'あ'.repeat(41) });
    expect(keyOf(said.get('login'))).toBe('reasons.login');
    expect(fieldReason(said.get('name') ?? '')).toEqual({ key: 'reasons.tooLong', n: '40' });
    const empty = faults(staffRoutes.createStaff.body, { login: 'a', name: ' ' });
    expect(fieldReason(empty.get('login') ?? '')).toEqual({ key: 'reasons.tooShort', n: '3' });
    expect(keyOf(empty.get('name'))).toBe('reasons.empty');
    expect(keyOf(faults(staffRoutes.createStaff.body, {}).get('login'))).toBe('reasons.empty');
  });

  it('knows what it says of desks, channels, templates and tokens', () => {
    const desk = faults(deskRoutes.createDesk.body, { code: '窓口', name: 'a\nb', talkLimit: 99 });
    expect(keyOf(desk.get('code'))).toBe('reasons.code');
    expect(keyOf(desk.get('name'))).toBe('reasons.oneLine');
    expect(fieldReason(desk.get('talkLimit') ?? '')).toEqual({ key: 'reasons.most', n: '20' });
    const channel = faults(deskRoutes.setChannel.body, { channelId: '12', channelSecret: 'zz' });
    expect(keyOf(channel.get('channelId'))).toBe('reasons.channelId');
    expect(keyOf(channel.get('channelSecret'))).toBe('reasons.secret');
    const template = faults(deskRoutes.createTemplate.body, {
      title: 'a',
      text: 'あ'.repeat(5001),
      position: 'x',
    });
    expect(fieldReason(template.get('text') ?? '')).toEqual({ key: 'reasons.tooLong', n: '5000' });
    expect(keyOf(template.get('position'))).toBe('reasons.number');
    const token = faults(staffRoutes.createToken.body, { expiresInDays: 0 });
    expect(fieldReason(token.get('expiresInDays') ?? '')).toEqual({ key: 'reasons.least', n: '1' });
  });

  it.each([
    ['too_short', 'reasons.passwordShort'],
    ['too_common', 'reasons.passwordCommon'],
    ['unchanged', 'reasons.passwordSame'],
    ['taken', 'reasons.taken'],
    ['is taken', 'reasons.taken'],
    ['is connected to a desk already', 'reasons.channelTaken'],
    ['must be given, since this desk has no channel yet', 'reasons.empty'],
    ['something new', 'reasons.other'],
  ])('says %s in our words', (reason, key) => {
    expect(fieldReason(reason)).toEqual({ key });
  });
});
