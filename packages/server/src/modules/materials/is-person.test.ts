import { expect, it } from 'vitest';
import { isPersonsOpening } from './is-person.ts';

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const inLine = `${phone} Line/14.19.0`;

it('takes browsers for people, also the one inside LINE', () => {
  for (const agent of [phone, inLine, 'Mozilla/5.0 (Linux; Android 15) Chrome/131.0 Mobile Safari/537.36'])
    expect(isPersonsOpening('GET', { 'user-agent': agent })).toBe(true);
});

it('leaves out previews, programs and pages fetched ahead', () => {
  expect(isPersonsOpening('HEAD', { 'user-agent': phone })).toBe(false);
  expect(isPersonsOpening('GET', {})).toBe(false);
  for (const header of ['purpose', 'sec-purpose', 'x-moz'])
    expect(isPersonsOpening('GET', { 'user-agent': phone, [header]: 'prefetch;prerender' })).toBe(false);
  for (const agent of [
    'facebookexternalhit/1.1;line-poker/1.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Slackbot-LinkExpanding 1.0',
    'Twitterbot/1.0',
    'curl/8.5.0',
    'WhatsApp/2.23',
  ])
    expect([agent, isPersonsOpening('GET', { 'user-agent': agent })]).toEqual([agent, false]);
});
