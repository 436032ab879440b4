import { deskRoutes, sessionRoutes, talkRoutes } from '@tomoshibi/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeId } from '../../testing/make.ts';
import { addressOf, call } from './call.ts';

interface Seen {
  readonly key: string | null;
  readonly marker: string | null;
}

function serve(...answers: (Response | Error)[]): Seen[] {
  const seen: Seen[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    seen.push({ key: headers.get('idempotency-key'), marker: headers.get('x-requested-with') });
    const answer = answers.shift() ?? new Error('nothing more to answer');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return seen;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('call', () => {
  it('fills parameters and query into the address', () => {
    const consultationId = makeId();
    expect(
      addressOf(talkRoutes.listMessages, { params: { consultationId }, query: { limit: 5, ids: undefined } }),
    ).toBe(`/api/v1/consultations/${consultationId}/messages?limit=5`);
  });

  it('refuses an answer that is not what the contract says', async () => {
    serve(Response.json({ needed: 'perhaps' }));
    await expect(call(sessionRoutes.getSetup)).rejects.toMatchObject({ code: 'bad_answer' });
  });

  it('tells the code and the fields of a refusal', async () => {
    const details = [{ field: 'name', reason: 'must not be empty' }];
    serve(Response.json({ error: { code: 'invalid_input', message: 'x', details } }, { status: 400 }));
    await expect(call(deskRoutes.createAuthority, { body: { name: '' } })).rejects.toMatchObject({
      code: 'invalid_input',
      details,
    });
  });

  it('tries a command again after a broken line or a 5xx, with the same key', async () => {
    vi.useFakeTimers();
    const authority = { authorityId: makeId(), name: 'あおば市' };
    const seen = serve(
      new TypeError('network'),
      Response.json({ error: { code: 'unavailable', message: 'x' } }, { status: 503 }),
      Response.json(authority),
    );
    const answer = call(deskRoutes.createAuthority, { body: { name: 'あおば市' } });
    await vi.runAllTimersAsync();
    await expect(answer).resolves.toEqual(authority);
    expect(new Set(seen.map((one) => one.key)).size).toBe(1);
    expect(seen.map((one) => one.marker)).toEqual(['tomoshibi', 'tomoshibi', 'tomoshibi']);
  });

  it('does not repeat what was refused', async () => {
    const seen = serve(Response.json({ error: { code: 'name_taken', message: 'x' } }, { status: 409 }));
    await expect(call(deskRoutes.createAuthority, { body: { name: 'x' } })).rejects.toMatchObject({
      code: 'name_taken',
    });
    expect(seen).toHaveLength(1);
  });

  it('takes a new key for every action', async () => {
    const seen = serve(new Response(null, { status: 204 }), new Response(null, { status: 204 }));
    await call(sessionRoutes.signOut);
    await call(sessionRoutes.signOut);
    expect(new Set(seen.map((one) => one.key)).size).toBe(2);
  });
});
