import { expect, test } from 'vitest';
import { AppError } from '../../platform/app-error.ts';
import { requireGoodPassword } from './password-rules.ts';
import { newTemporaryPassword } from './temporary-password.ts';

const owner = { login: 'hanako.soudan@example.jp', name: '相談 花子', operatorName: 'NPO法人ともしび' };

function reasonFor(password: string): string | null {
  try {
    requireGoodPassword(password, owner);
    return null;
  } catch (error) {
    return error instanceof AppError ? (error.details[0]?.reason ?? 'none') : 'not an AppError';
  }
}

test.each([
  'password1234',
  'P@ssw0rd2024!',
  'passwordpassword',
  'iloveyou1234',
  'kumamoto2024',
  'kumamoto-2024-tokyo',
  'sakura19850401',
  'Sakura-Sakura-1',
  'sakurasaku2026',
  'nekoneko1234',
  'hanshintigers1985',
  'arigatougozaimasu',
  'suzukiichiro51',
  'qwertyuiop123',
  '1qaz2wsx3edc',
  'asdfghjkl;2025',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'x7kx7kx7kx7kx7k',
  '123456789012',
  '0987654321098',
  '0120-123-4567',
  'zaq12wsxcde3',
  'hanako.soudan@example.jp',
  'hanakosoudan1',
  'ともしびともしび2026',
  'さくらさくらさくらさくら',
  'tomoshibi-2026-admin',
  'ｐａｓｓｗｏｒｄ１２３４',
  'adminadminadmin',
  'welcome2tokyo!',
])('%s is refused as guessed quickly', (password) => {
  expect(reasonFor(password)).toBe('too_common');
});

test.each(['short', 'elevenchars', 'あいうえおかき'])('%s is refused as short', (password) => {
  expect(reasonFor(password)).toBe('too_short');
});

test.each([
  'kaze-no-tani-no-akari-7',
  'correct horse battery staple',
  'mado no soto ni yuki ga furu',
  'vQ8#mZ2!rT5x',
  'まどのそとにゆきがふっている',
  'hoshi-furu-yoru-no-basu',
  'k'.repeat(3) + 'vwTz8pLq2mXn',
])('%s is taken', (password) => {
  expect(reasonFor(password)).toBeNull();
});

test('the longest password allowed is judged too', () => {
  expect(reasonFor('ab1'.repeat(85))).toBe('too_common');
  expect(reasonFor('qzjxkvbpw'.repeat(28).slice(0, 255))).not.toBe('too_short');
});

test('temporary passwords are long, plain to read, never alike, and would be taken themselves', () => {
  const made = Array.from({ length: 200 }, () => newTemporaryPassword());
  expect(new Set(made).size).toBe(200);
  for (const password of made) {
    expect(password).toMatch(/^[a-hjkmnp-z2-9]{16}$/u);
    expect(reasonFor(password)).toBeNull();
  }
});
