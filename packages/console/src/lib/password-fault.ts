const SHORTEST = 12;

/** What stands against a new password before the server is asked. */
export function passwordFault(password: string, repeated: string): 'short' | 'differs' | null {
  if (password.length < SHORTEST) return 'short';
  return password === repeated ? null : 'differs';
}
