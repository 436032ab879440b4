import { randomInt } from 'node:crypto';
import type { OperatorTx } from '../../platform/db/database.ts';
import { insertPublicId } from './desk-pages-store.ts';

// Without 0, 1, l and o, which are mixed up when copied from a poster.
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyz';
const LENGTH = 10;

/** What a public address may look like; nothing else is worth a look into the database. */
export const PUBLIC_ID = /^[2-9a-km-np-z]{10}$/u;

/** Gives the desk an address for its public pages, once and for ever. */
export async function ensurePublicId(tx: OperatorTx, deskId: string): Promise<void> {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '2');
  await insertPublicId(tx, deskId, letters.join(''));
}
