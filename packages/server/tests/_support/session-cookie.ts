import type { LightMyRequestResponse } from 'fastify';
import type { As } from './call.ts';

/** The session a response opened, to send further requests as. */
export function sessionCookieOf(response: LightMyRequestResponse | undefined): As {
  const cookie = response?.cookies.find(({ name }) => name.includes('tomoshibi'));
  if (!cookie || cookie.value === '') throw new Error('The response opened no session.');
  return { cookie: `${cookie.name}=${cookie.value}` };
}
