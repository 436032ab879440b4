import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 };

test('hashes are argon2id with 46 MiB unless told otherwise', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('hoshi-furu-yoru-no-basu');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/u);
  expect(await passwords.verify(hash, 'hoshi-furu-yoru-no-basu')).toBe(true);
  expect(await passwords.verify(hash, 'hoshi-furu-yoru-no-bas')).toBe(false);
  expect(passwords.needsRehash(hash)).toBe(false);
  expect(createPasswords(cheap).needsRehash(hash)).toBe(true);
});

test('the same words from another keyboard are the same password', async () => {
  const passwords = createPasswords(cheap);
  const hash = await passwords.hash('ｈｏｓｈｉガ降る夜のバス１２');
  expect(await passwords.verify(hash, 'hoshiｶﾞ降る夜のバス12')).toBe(true);
});

test('nobody is never let in', async () => {
  expect(await createPasswords(cheap).verifyNobody('')).toBe(false);
});

test('a crowd waits its turn, and past a bound is told to come again', async () => {
  const passwords = createPasswords(cheap);
  const results = await Promise.allSettled(Array.from({ length: 80 }, () => passwords.hash('x')));
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused).toHaveLength(80 - 2 - 64);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'too_many_requests' });
  expect(await passwords.hash('x')).toContain('$argon2id$');
});

test('a crowd at the first unknown name does not refuse all later ones', async () => {
  const passwords = createPasswords(cheap);
  const crowd = Array.from({ length: 66 }, () => passwords.hash('ふつうのあいことば'));
  await expect(passwords.verifyNobody('だれでもない')).rejects.toThrow(/Too many people/u);
  await Promise.all(crowd);
  expect(await passwords.verifyNobody('だれでもない')).toBe(false);
});
