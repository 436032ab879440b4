import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/app-error.ts';
import { isSessionToken } from './secret-tokens.ts';

const isSecure = (publicUrl: string) => publicUrl.startsWith('https:');
/** Browsers take a __Host- cookie only over TLS, from this very host and for all paths. */
const cookieName = (publicUrl: string) => (isSecure(publicUrl) ? '__Host-tomoshibi' : 'tomoshibi_session');
const attributes = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(publicUrl) }) as const;

export function readSessionCookie(request: FastifyRequest, publicUrl: string): string | null {
  const token = request.cookies[cookieName(publicUrl)] ?? '';
  return isSessionToken(token) ? token : null;
}

export function setSessionCookie(reply: FastifyReply, publicUrl: string, token: string): void {
  reply.setCookie(cookieName(publicUrl), token, attributes(publicUrl));
}

export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(cookieName(publicUrl), attributes(publicUrl));
  reply.header('clear-site-data', '"cache", "cookies", "storage"');
}

/** Refuses a request that a page of another site had a browser send. */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === new URL(publicUrl).origin) return;
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw new AppError('wrong_origin', 'This request came from a page of another site.');
}

/**
 * A cookie travels by itself, so a request that changes something must also show a header that no other site's page
 * can set without being asked.
 */
export function requireOwnPage(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  requireOwnOrigin(request, publicUrl);
  if (request.headers['x-requested-with'] !== 'tomoshibi')
    throw new AppError('wrong_origin', 'Requests with a session cookie need X-Requested-With: tomoshibi.');
}
