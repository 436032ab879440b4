/** The tie of a person to staff, as far as it decides whose a talk is. */
export interface Tie {
  readonly counselorId: string;
  readonly deputyIds: readonly string[];
}

/** For whom a new talk is kept: the counselor, else the first deputy who is there; null: nobody of them is. */
export function whoIsFirst(tie: Tie, isThere: (staffId: string) => boolean): string | null {
  return [tie.counselorId, ...tie.deputyIds].find(isThere) ?? null;
}

/** A talk that may be kept for somebody. */
export interface Kept {
  readonly reservedFor: string | null;
  readonly reservedUntil: Date | null;
}

/** Whether others than the counselor, the deputies and supervisors must leave a waiting talk at this moment. */
export function isKept({ reservedFor, reservedUntil }: Kept, now: Date): boolean {
  return reservedFor !== null && reservedUntil !== null && now < reservedUntil;
}
