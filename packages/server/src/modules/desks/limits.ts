/** What a limit may be set for; null where nothing is set. */
export interface LimitSettings {
  readonly desk: number;
  readonly role: number | null;
  readonly person: number | null;
}

/** Talks a person may hold at once (R24): the person's own limit, else the role's, else the desk's. */
export function effectiveLimit({ desk, role, person }: LimitSettings): number {
  return person ?? role ?? desk;
}
