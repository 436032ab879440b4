import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../../platform/app-error.ts';

const TOKEN = /^[\w-]{43}$/u;
export const isToken = (text: string): boolean => TOKEN.test(text);

const isSecure = (publicUrl: string) => publicUrl.startsWith('https:');
const name = (publicUrl: string) => (isSecure(publicUrl) ? '__Secure-tomoshibi-room' : 'tomoshibi_room');
/**
 * Each room has a cookie of its own, by its path: somebody may be in the rooms of two desks. Lax, since people come by
 * a link from LINE.
 */
const attributes = (publicUrl: string, handle: string) =>
  ({ path: `/room/${handle}`, httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) }) as const;

export function readRoomCookie(request: FastifyRequest, publicUrl: string): string | null {
  const token = request.cookies[name(publicUrl)] ?? '';
  return isToken(token) ? token : null;
}

export function setRoomCookie(reply: FastifyReply, publicUrl: string, handle: string, token: string): void {
  reply.setCookie(name(publicUrl), token, attributes(publicUrl, handle));
}

export function clearRoomCookie(reply: FastifyReply, publicUrl: string, handle: string): void {
  reply.clearCookie(name(publicUrl), attributes(publicUrl, handle));
}

/** What a page shows to prove that it is the page of this browser's session, and no page of another site. */
export const pageKey = (token: string): string =>
  createHash('sha256').update(`room-page\0${token}`).digest('base64url');

const Keyed = z.object({ key: z.string() });
/** Whether a form was sent by the page of this browser's session. */
export function isOwnPage(body: unknown, token: string): boolean {
  const form = Keyed.safeParse(body);
  return form.success && form.data.key === pageKey(token);
}

/**
 * Refuses what a page of another site had a browser send. Our pages send no Referer, so browsers say `null` for the
 * origin of their forms; there the key of the page decides.
 */
export function requireOwnSite(request: FastifyRequest, publicUrl: string): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const foreign = new AppError('wrong_origin', 'This request came from a page of another site.');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign;
  if (origin === undefined || origin === 'null' || origin === new URL(publicUrl).origin) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw foreign;
}
