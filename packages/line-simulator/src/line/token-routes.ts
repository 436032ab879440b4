import { z } from 'zod';
import { newAccessToken } from '../core/ids.ts';
import type { Channel } from '../core/model.ts';
import type { Sim } from '../core/sim.ts';
import { LineError } from './errors.ts';
import type { Call, LineRoute } from './route.ts';

const STATELESS_SECONDS = 900;
const SHORT_LIVED_SECONDS = 30 * 24 * 3600;

const oauthError = (status: number, error: string, description: string): LineError =>
  new LineError(status, description, { extra: { error, error_description: description } });

const clientSchema = z.object({ client_id: z.string(), client_secret: z.string() });
const assertionSchema = z.object({ client_assertion: z.string() });
const claimsSchema = z.object({ iss: z.string(), token_exp: z.number().optional() });

const requireGrant = (body: unknown): void => {
  const parsed = z.object({ grant_type: z.literal('client_credentials') }).safeParse(body);
  if (!parsed.success)
    throw oauthError(400, 'unsupported_grant_type', 'grant_type must be client_credentials');
};

const bySecret = (sim: Sim, body: unknown): Channel => {
  const parsed = clientSchema.safeParse(body);
  if (!parsed.success) throw oauthError(400, 'invalid_request', 'client_id and client_secret are required');
  const channel = sim.state.channels.get(parsed.data.client_id);
  if (channel?.channelSecret !== parsed.data.client_secret)
    throw oauthError(400, 'invalid_client', 'invalid client_id or client_secret');
  return channel;
};

// The simulator holds no public keys: it reads the claims of the assertion and does not check its signature.
const byAssertion = (sim: Sim, body: unknown): { channel: Channel; seconds: number } => {
  const parsed = assertionSchema.safeParse(body);
  const part = parsed.success ? parsed.data.client_assertion.split('.')[1] : undefined;
  if (part === undefined) throw oauthError(400, 'invalid_request', 'client_assertion must be a JWT');
  let claims: z.infer<typeof claimsSchema>;
  try {
    claims = claimsSchema.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    throw oauthError(400, 'invalid_client', 'Invalid client_assertion');
  }
  const channel = sim.state.channels.get(claims.iss);
  if (!channel) throw oauthError(400, 'invalid_client', 'Invalid client_assertion');
  return { channel, seconds: Math.min(claims.token_exp ?? SHORT_LIVED_SECONDS, SHORT_LIVED_SECONDS) };
};

const issue = (sim: Sim, channel: Channel, seconds: number) => ({
  token_type: 'Bearer',
  access_token: sim.tokens.issueAccess(channel.channelId, seconds),
  expires_in: seconds,
});

const verify = (sim: Sim, token: string | undefined) => {
  const found = sim.tokens.access(token ?? '');
  if (!found) throw oauthError(400, 'invalid_request', 'access token expired');
  const seconds = Math.floor((found.expiresAt - sim.clock.now()) / 1000);
  return { client_id: found.channelId, expires_in: seconds, scope: '' };
};

/** An id token of a LIFF app, as LINE's own check answers. */
const verifyId = (sim: Sim, body: unknown) => {
  const parsed = z.object({ id_token: z.string(), client_id: z.string() }).safeParse(body);
  if (!parsed.success) throw oauthError(400, 'invalid_request', 'id_token and client_id are required');
  const found = sim.tokens.id(parsed.data.id_token);
  if (!found) throw oauthError(400, 'invalid_request', 'Invalid IdToken.');
  if (found.clientId !== parsed.data.client_id)
    throw oauthError(400, 'invalid_request', 'Invalid IdToken Audience.');
  return {
    iss: 'https://access.line.me',
    sub: found.userId,
    aud: found.clientId,
    exp: Math.floor(found.expiresAt / 1000),
    iat: Math.floor(found.issuedAt / 1000),
    amr: ['linesso'],
  };
};

const tokenIn = (call: Call): string => {
  const parsed = z.object({ access_token: z.string() }).safeParse(call.body);
  if (!parsed.success) throw oauthError(400, 'invalid_request', 'access_token is required');
  return parsed.data.access_token;
};

/** Channel access tokens: stateless, short-lived, and v2.1 by assertion. */
export const tokenRoutes = (sim: Sim): LineRoute[] => [
  {
    method: 'POST',
    url: '/oauth2/v3/token',
    endpoint: 'token',
    open: ({ body }) => {
      requireGrant(body);
      const byJwt = assertionSchema.safeParse(body).success;
      const channel = byJwt ? byAssertion(sim, body).channel : bySecret(sim, body);
      return { body: issue(sim, channel, STATELESS_SECONDS) };
    },
  },
  {
    method: 'POST',
    url: '/v2/oauth/accessToken',
    endpoint: 'token',
    open: ({ body }) => {
      requireGrant(body);
      return { body: issue(sim, bySecret(sim, body), SHORT_LIVED_SECONDS) };
    },
  },
  {
    method: 'POST',
    url: '/oauth2/v2.1/token',
    endpoint: 'token',
    open: ({ body }) => {
      requireGrant(body);
      const { channel, seconds } = byAssertion(sim, body);
      return { body: { ...issue(sim, channel, seconds), key_id: newAccessToken().slice(0, 22) } };
    },
  },
  {
    method: 'POST',
    url: '/v2/oauth/verify',
    endpoint: 'token',
    open: (call) => ({ body: verify(sim, tokenIn(call)) }),
  },
  {
    method: 'GET',
    url: '/oauth2/v2.1/verify',
    endpoint: 'token',
    open: ({ query }) => ({ body: verify(sim, query['access_token']) }),
  },
  {
    method: 'POST',
    url: '/oauth2/v2.1/verify',
    endpoint: 'token',
    open: ({ body }) => ({ body: verifyId(sim, body) }),
  },
  ...['/v2/oauth/revoke', '/oauth2/v2.1/revoke'].map((url): LineRoute => ({
    method: 'POST',
    url,
    endpoint: 'token',
    open: (call) => {
      sim.tokens.revokeAccess(tokenIn(call));
      return {};
    },
  })),
];
