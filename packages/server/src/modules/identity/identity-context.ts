import type { Context } from '../../platform/context.ts';
import type { Passwords } from './passwords.ts';

/** What the verbs of this module work with. */
export interface IdentityContext extends Context {
  readonly passwords: Passwords;
}
