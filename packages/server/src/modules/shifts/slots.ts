/** A stretch of time in which somebody offers seats: a planned shift, or a presence without one. */
export interface Stint {
  readonly staffId: string;
  readonly from: Date;
  readonly to: Date;
  readonly seats: number;
  readonly planned: boolean;
}

/** A talk as long as one person held it; `to` null while it goes on. */
export interface TalkSpan {
  readonly staffId: string;
  readonly consultationId: string;
  readonly from: Date;
  readonly to: Date | null;
}

export interface SlotCount {
  readonly offered: number;
  readonly used: number;
}

/**
 * 相談枠: the whole slots that fit into every stint, times its seats. A slot's seat is used when the person had a talk in
 * it; more talks than seats use no more than the seats. Counted are the slots that begin in the window. Somebody who
 * stayed without a plan offers nothing twice: their slots that touch a planned stint of their own are left out.
 */
export function countSlots(
  stints: readonly Stint[],
  talks: readonly TalkSpan[],
  { slotMinutes, from, to }: { readonly slotMinutes: number; readonly from: Date; readonly to: Date },
): SlotCount {
  const length = slotMinutes * 60_000;
  let offered = 0;
  let used = 0;
  for (const stint of stints) {
    const own = talks.filter((talk) => talk.staffId === stint.staffId);
    const planned = stint.planned
      ? []
      : stints.filter((other) => other.planned && other.staffId === stint.staffId);
    for (let start = stint.from.getTime(); start + length <= stint.to.getTime(); start += length) {
      if (start < from.getTime() || start >= to.getTime()) continue;
      const end = start + length;
      if (planned.some((other) => other.from.getTime() < end && other.to.getTime() > start)) continue;
      const held = new Set(
        own
          .filter((talk) => talk.from.getTime() < end && (talk.to === null || talk.to.getTime() > start))
          .map((talk) => talk.consultationId),
      );
      offered += stint.seats;
      used += Math.min(stint.seats, held.size);
    }
  }
  return { offered, used };
}
