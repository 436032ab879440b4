import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/ids.ts';
import { insertLink, insertRoom, selectRoom } from './rooms-store.ts';

// Without 0, 1, l and o, which are mixed up when read aloud.
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyz';
const HANDLE_LENGTH = 12;
export const ROOM_HANDLE = /^[2-9a-km-np-z]{12}$/u;
/** A plain hash is enough for 256 random bits: there is nothing to guess. */
export const hashRoomToken = (token: string): Buffer => createHash('sha256').update(token).digest();
export const newRoomToken = (): string => randomBytes(32).toString('base64url');

export interface MadeLink {
  readonly handle: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a link for a locked person, and their room where there is none; only the hash of its secret is kept. */
export async function makeLink(
  tx: OperatorTx,
  context: Pick<Context, 'clock'>,
  link: {
    readonly seekerId: string;
    readonly deskId: string;
    readonly consultationId: string | null;
    readonly madeBy: string | null;
    readonly minutes: number;
  },
): Promise<MadeLink> {
  const now = context.clock.now();
  const letters = Array.from({ length: HANDLE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '2');
  await insertRoom(tx, {
    operator_id: tx.operatorId,
    seeker_id: link.seekerId,
    desk_id: link.deskId,
    handle: letters.join(''),
    created_at: now,
  });
  const room = await selectRoom(tx, link.seekerId);
  if (!room) throw new Error('A room that was just made is gone');
  const token = newRoomToken();
  const expiresAt = new Date(now.getTime() + link.minutes * 60_000);
  await insertLink(tx, {
    operator_id: tx.operatorId,
    id: uuidv7(context.clock),
    seeker_id: link.seekerId,
    consultation_id: link.consultationId,
    token_hash: hashRoomToken(token),
    made_by: link.madeBy,
    created_at: now,
    expires_at: expiresAt,
  });
  return { handle: room.handle, token, expiresAt };
}

/**
 * The address of a link. The secret stands behind the #, which no browser sends: no log, no Referer and no program that
 * looks at links before people do ever has it.
 */
export function linkUrl(
  publicUrl: string,
  { handle, token }: MadeLink,
  liffId: string | null = null,
): string {
  return liffId === null
    ? `${publicUrl}/room/${handle}#${token}`
    : `https://liff.line.me/${liffId}/${handle}#${token}`;
}
