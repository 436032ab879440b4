import { generateSecret, generateSync, generateURI } from 'otplib';
import { timingSafeEqual } from 'node:crypto';

const PERIOD_S = 30;
/** Phones whose clock is up to half a minute off still get in. */
const WINDOW = [0, -1, 1] as const;

/** Where a secret is sealed: it opens in the row of its member only. */
export const totpPlace = (staffId: string): string => `staff.totp_secret|${staffId}`;

export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

export function otpauthUrl(secret: string, login: string): string {
  return generateURI({ issuer: 'Tomoshibi', label: login, secret });
}

/** The time step a code belongs to, or null. Steps up to the last used one are refused: a code serves once. */
export function matchingStep(
  secret: string,
  code: string,
  now: Date,
  lastStep: number | null,
): number | null {
  const present = Math.floor(now.getTime() / 1000 / PERIOD_S);
  let match: number | null = null;
  for (const offset of WINDOW) {
    const step = present + offset;
    const wanted = Buffer.from(generateSync({ secret, period: PERIOD_S, epoch: step * PERIOD_S }));
    const given = Buffer.from(code);
    const equal = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (equal && (lastStep === null || step > lastStep)) match ??= step;
  }
  return match;
}
