import type { DeskHours, HoursStatus, HoursVersion, HoursWords, StaffRef } from '@tomoshibi/contract';
import { Timetable } from '@tomoshibi/contract';
import { explain, hoursText, nextOpeningText } from './engine/explain.ts';
import { heldBy, holds, type Hours } from './engine/phases.ts';
import { statusAt, type HoursStatus as Status } from './engine/status.ts';
import { wallTimeOf } from './engine/calendar.ts';
import { HOURS_LANGUAGES, type HoursLanguage } from './engine/words.ts';
import { hoursOf } from './load-hours.ts';
import type { HoursRow, VersionRow } from './hours-store.ts';

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

function presentStatus(status: Status): HoursStatus {
  const clock = ({ open, changesAt }: Status['intake']) => ({ open, changesAt: text(changesAt) });
  return {
    phase: status.phase,
    why: status.why,
    since: text(status.since),
    until: text(status.until),
    intake: clock(status.intake),
    talk: clock(status.talk),
    nextOpening: text(status.nextOpening),
  };
}

function inLanguages(say: (language: HoursLanguage) => string): Record<HoursLanguage, string> {
  const [ja, en, easy] = HOURS_LANGUAGES;
  return { ja: say(ja), en: say(en), easy: say(easy) };
}

/** Where a desk stands now, and that in words. */
export function presentNow(hours: Hours, now: Date): { status: HoursStatus; words: HoursWords } {
  const status = statusAt(hours, now);
  return {
    status: presentStatus(status),
    words: {
      status: inLanguages((language) => explain(status, now, language)),
      hours: inLanguages((language) => hoursText(hours, language)),
      nextOpening: inLanguages((language) => nextOpeningText(status, now, language)),
    },
  };
}

const staff = (staffId: string | null, name: string | null): StaffRef | null =>
  staffId === null || name === null ? null : { staffId, name };

export function presentHours(row: HoursRow, now: Date): DeskHours {
  const hours = hoursOf(row);
  const { override } = hours;
  const held = override && holds(heldBy(hours), wallTimeOf(now)) ? override : null;
  return {
    deskId: row.desk_id,
    version: row.version ?? 0,
    timetable: hours.timetable,
    savedAt: text(row.saved_at),
    savedBy: staff(row.saved_by, row.saver),
    override: held && {
      overrideId: held.overrideId,
      phase: held.phase,
      reason: held.reason,
      startedAt: held.startedAt.toISOString(),
      until: text(held.until),
      by: staff(row.set_by, row.setter),
    },
    ...presentNow(hours, now),
  };
}

export function presentVersion(row: VersionRow): HoursVersion {
  return {
    version: row.version,
    timetable: Timetable.nullable().parse(row.timetable),
    savedAt: row.saved_at.toISOString(),
    savedBy: staff(row.saved_by, row.saver),
  };
}
