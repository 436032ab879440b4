import { DESK_ROLE_RIGHTS, type DeskRight, type DeskRole } from '@tomoshibi/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import {
  selectSession,
  selectToken,
  touchSession,
  touchToken,
  type Handle,
  type Member,
  type StoredSession,
  type StoredToken,
} from './caller-store.ts';
import { createKnownOperators } from './known-operators.ts';
import { bearerToken, hashToken } from './secret-tokens.ts';
import { readSessionCookie, requireOwnPage } from './session-cookie.ts';

type Needs = Pick<Context, 'db' | 'clock' | 'publicUrl'>;

const IDLE_MS = 30 * 60_000;
/** Use is noted this often at most, so that reading does not become writing. */
const NOTE_USE_MS = 60_000;

function toCaller(operatorId: string, member: Member) {
  return {
    operatorId,
    staffId: member.staffId,
    name: member.name,
    operatorRoles: member.operatorRoles,
    deskRoles: member.deskRoles,
  };
}

export function sessionHolds(session: { lastSeenAt: Date; expiresAt: Date }, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < IDLE_MS;
}

function callerOfSession(operatorId: string, session: StoredSession, now: Date): Caller | null {
  if (!session.member.active || !sessionHolds(session, now)) return null;
  return {
    ...toCaller(operatorId, session.member),
    kind: 'staff',
    sessionId: session.id,
    tokenId: null,
    access: 'write',
    mustChangePassword: session.member.mustChangePassword,
  };
}

const TALK_RIGHTS: readonly DeskRight[] = ['talk.read_own', 'talk.read_any'];

function withoutTalks(deskRoles: ReadonlyMap<string, DeskRole>): Map<string, DeskRole> {
  return new Map(
    [...deskRoles].filter(([, role]) => !DESK_ROLE_RIGHTS[role].some((right) => TALK_RIGHTS.includes(right))),
  );
}

function callerOfToken(operatorId: string, token: StoredToken, now: Date): Caller | null {
  if (!token.member.active || now >= token.expiresAt) return null;
  const caller = toCaller(operatorId, token.member);
  return {
    ...caller,
    // Whoever manages tokens must not come to read talks by way of a colleague's rights (requirement R80).
    deskRoles: token.madeByAnother ? withoutTalks(caller.deskRoles) : caller.deskRoles,
    kind: 'token',
    sessionId: null,
    tokenId: token.id,
    access: token.access,
    mustChangePassword: false,
  };
}

const due = (last: Date | null, now: Date) => !last || now.getTime() - last.getTime() >= NOTE_USE_MS;

async function bySession(context: Needs, operatorId: string, handle: Handle): Promise<Caller | null> {
  const now = context.clock.now();
  return context.db.tenant(operatorId, async (tx) => {
    const session = await selectSession(tx, handle);
    const caller = session ? callerOfSession(operatorId, session, now) : null;
    if (caller && session && due(session.lastSeenAt, now)) await touchSession(tx, session.id, now);
    return caller;
  });
}

async function byToken(context: Needs, operatorId: string, handle: Handle): Promise<Caller | null> {
  const now = context.clock.now();
  return context.db.tenant(operatorId, async (tx) => {
    const token = await selectToken(tx, handle);
    const caller = token ? callerOfToken(operatorId, token, now) : null;
    if (caller && token && due(token.lastUsedAt, now)) await touchToken(tx, token.id, now);
    return caller;
  });
}

/** Finds out who sends a request: an API token in the header goes before a session cookie. */
export function createAuthenticate(context: Needs): (request: FastifyRequest) => Promise<Caller | null> {
  const operatorOf = createKnownOperators(context.db);
  return async (request) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = bearerToken(authorization);
      const hash = token && hashToken(token);
      const operatorId = hash && (await operatorOf('api_tokens', hash));
      return operatorId ? byToken(context, operatorId, { hash }) : null;
    }
    const cookie = readSessionCookie(request, context.publicUrl);
    const hash = cookie && hashToken(cookie);
    const operatorId = hash && (await operatorOf('sessions', hash));
    const caller = operatorId ? await bySession(context, operatorId, { hash }) : null;
    if (caller) requireOwnPage(request, context.publicUrl);
    return caller;
  };
}

/**
 * The same session or token with the rights it has now, or null when it is over. For open streams, which count as
 * use: a night without messages must not sign a counselor out and leave the next one unseen.
 */
export async function recheckCaller(context: Needs, caller: Caller): Promise<Caller | null> {
  if (caller.sessionId) return bySession(context, caller.operatorId, { id: caller.sessionId });
  if (caller.tokenId) return byToken(context, caller.operatorId, { id: caller.tokenId });
  return null;
}
