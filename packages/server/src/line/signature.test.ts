import { describe, expect, it } from 'vitest';
import { isSignedByLine, signingKey } from './signature.ts';

const secret = signingKey('8c570fa6dd201bb328f1c1eac23a96d8');
const another = signingKey('0'.repeat(32));
const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}');
const signature = 'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=';

describe('isSignedByLine', () => {
  it("accepts LINE's published example, with the present or the former secret", () => {
    expect(isSignedByLine(body, signature, [secret])).toBe(true);
    expect(isSignedByLine(body, signature, [another, secret])).toBe(true);
  });

  it.each([
    ['no signature', body, undefined, [secret]],
    ['another secret', body, signature, [another]],
    ['no secret', body, signature, []],
    ['one byte more', Buffer.concat([body, Buffer.from(' ')]), signature, [secret]],
    ['a cut signature', body, signature.slice(0, 20), [secret]],
    ['what is not base64', body, '署名', [secret]],
  ])('refuses %s', (_name, bytes, given, secrets) => {
    expect(isSignedByLine(bytes, given, secrets)).toBe(false);
  });
});
