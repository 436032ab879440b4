import type { CapacitySettings, Present } from '@tomoshibi/contract';

/** Who is checked in at a desk now. */
export interface OnDesk {
  readonly people: number;
  /** Talks these people may hold together. */
  readonly seats: number;
  readonly supervisors: number;
}

/** What holds at a desk that has set nothing: no cap, no minimum, everything as without rosters. */
export const DEFAULT_CAPACITY: CapacitySettings = {
  seatMode: 'fixed',
  fixedSeats: null,
  minPeople: 0,
  needsSupervisor: false,
  walkIn: 'everyone',
  graceMinutes: 30,
  slotMinutes: 60,
  attestations: [],
};

/** Talks the desk can hold at once; null: no cap. */
export function capacity(
  settings: Pick<CapacitySettings, 'seatMode' | 'fixedSeats'>,
  present: Pick<OnDesk, 'seats'>,
): number | null {
  return settings.seatMode === 'checked_in' ? present.seats : settings.fixedSeats;
}

/**
 * Seats for one more person; null: no cap. Who waits already is given a seat before whoever comes now, so the waiting
 * count too.
 */
export function freeSeats(seats: number | null, active: number, waiting: number): number | null {
  return seats === null ? null : Math.max(0, seats - active - waiting);
}

type Missing = Present['missing'];

/** Whether the desk has the staff it needs to open (R31), and what it lacks. */
export function mayOpen(
  settings: Pick<CapacitySettings, 'minPeople' | 'needsSupervisor'>,
  present: Pick<OnDesk, 'people' | 'supervisors'>,
): { ok: boolean; missing: Missing } {
  const missing: Missing = [];
  if (present.people < settings.minPeople)
    missing.push({ what: 'people', present: present.people, needed: settings.minPeople });
  if (settings.needsSupervisor && present.supervisors === 0)
    missing.push({ what: 'supervisor', present: 0, needed: 1 });
  return { ok: missing.length === 0, missing };
}

const WORDS = {
  ja: {
    people: (present: number, needed: number) =>
      `あと${needed - present}人の出勤が必要です（いま${present}人・${needed}人以上で開けます）。`,
    supervisor: () => 'SVが出勤していません。',
  },
  en: {
    people: (present: number, needed: number) =>
      `${needed - present} more must check in (${present} now, opens with ${needed}).`,
    supervisor: () => 'No supervisor has checked in.',
  },
} as const;

/** What is missing, in words for staff. */
export function explainMissing(missing: Missing, language: 'ja' | 'en'): string {
  return missing
    .map(({ what, present, needed }) => WORDS[language][what](present, needed))
    .join(language === 'ja' ? '' : ' ');
}
