import type { DeskRules, NoticeKind, RoomTalks, TextValues } from '@tomoshibi/contract';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import {
  hoursText,
  loadHours,
  nextOpeningText,
  phaseAt,
  statusAt,
  type Hours,
  type HoursLanguage,
  type HoursStatus,
} from '../hours/index.ts';
import {
  deskTextValues,
  noticesInForce,
  NOTICE_KINDS,
  renderNotice,
  type NoticesInForce,
} from '../notices/index.ts';
import { loadRoom } from '../rooms/index.ts';
import { explainMissing, loadCapacity } from '../shifts/index.ts';
import { hasOpened, insertOpening } from './openings-store.ts';
import type { RenderedText } from './plan-texts.ts';
import { loadRules, NO_RULES } from './read-rules.ts';
import { selectDeskHas } from './settings-store.ts';
import type { Intake } from './what-to-say.ts';

/** Values that a text of one moment needs beside those of the desk. */
export interface MomentValues {
  readonly ahead?: number;
  readonly counselor?: string | undefined;
}

/** How a desk stands at this moment, and what it says by itself. */
export interface DeskToday {
  readonly deskId: string;
  readonly rules: DeskRules;
  /** Where it talks with people. */
  readonly talks: RoomTalks;
  readonly intake: Intake;
  /**
   * How somebody is dealt with now who wrote at a moment: within intake hours, but come late through an outage, they
   * are taken in as long as talks go on at all.
   */
  readonly admits: (at: Date) => Intake['phase'];
  /** What it lacks to open though its hours have begun, for staff. */
  readonly short: string | null;
  readonly seats: number | null;
  /** Seats without a talk, whoever waits for one; null: no cap. */
  readonly freeSeats: number | null;
  /** Forms in which the desk writes. */
  readonly forms: readonly string[];
  /** It has, or had, a bot. */
  readonly hasFlow: boolean;
  /** It watches for words of its own. */
  readonly hasTerms: boolean;
  /** What variables of texts stand for now, in a form. */
  readonly valuesIn: (form: string) => TextValues;
  /** null: no text of this kind is in force, and nothing is said. */
  readonly render: (kind: NoticeKind, form: string, values: MomentValues) => RenderedText | null;
}

const SOON = {
  ja: '相談員の準備ができしだい',
  easy: 'じゅんびが できたら',
  en: 'as soon as counselors are ready',
} as const satisfies Record<HoursLanguage, string>;

function languageOf(form: string): HoursLanguage {
  if (form === 'standard') return 'ja';
  return form === 'easy' || form === 'furigana' ? 'easy' : 'en';
}

/** A desk that counts neither seats nor people. */
const UNCOUNTED = { short: null, seats: null, freeSeats: null };
const SILENT: NoticesInForce = { get: () => null, forms: [] };

/** Opens the desk once its staff is there; answers what it lacks, null when it is open (R31). */
async function openWithStaff(
  tx: OperatorTx,
  deskId: string,
  phaseSince: Date,
  now: Date,
): Promise<{ short: string | null; seats: number | null; freeSeats: number | null }> {
  const { settings, present, opening, seats, active } = await loadCapacity(tx, deskId);
  const free = { seats, freeSeats: seats === null ? null : Math.max(0, seats - active) };
  const needsStaff = settings.minPeople > 0 || settings.needsSupervisor;
  if (!needsStaff || (await hasOpened(tx, deskId, phaseSince))) return { short: null, ...free };
  if (!opening.ok) return { short: explainMissing(opening.missing, 'ja'), ...free };
  await insertOpening(tx, deskId, { at: now, phaseSince, people: present.people, seats });
  return { short: null, ...free };
}

function valuesOf(
  hours: Hours | null,
  status: HoursStatus | null,
  { short, now }: { short: string | null; now: Date },
  language: HoursLanguage,
): TextValues {
  if (!hours || !status) return {};
  return {
    intake_hours: hoursText(hours, language),
    // While the desk is open, when it opens next is of no use to anybody; the line that says it is left out.
    ...(status.phase === 'intake' && !short
      ? {}
      : { next_intake: short ? SOON[language] : nextOpeningText(status, now, language) }),
  };
}

/** Reads how a desk stands now; a desk whose hours have begun is opened by whoever looks first. */
export async function loadDeskToday(tx: OperatorTx, context: Context, deskId: string): Promise<DeskToday> {
  const now = context.clock.now();
  // A batch may be a single message: what a desk has not set costs it no statements.
  const has = await selectDeskHas(tx, deskId);
  const hours = has.hours ? await loadHours(tx, deskId) : null;
  const status = hours ? statusAt(hours, now) : null;
  const scheduled: Intake = status
    ? { phase: status.phase, since: status.since }
    : { phase: 'intake', since: null };
  const { short, seats, freeSeats } = has.capacity
    ? await openWithStaff(tx, deskId, scheduled.since ?? new Date(0), now)
    : UNCOUNTED;
  const isShort = scheduled.phase === 'intake' && short !== null;
  const intake: Intake = isShort ? { phase: 'closed', since: scheduled.since } : scheduled;
  const notices = has.texts ? await noticesInForce(tx, deskId, NOTICE_KINDS) : SILENT;
  const deskValues = has.texts ? await deskTextValues(tx, context, deskId) : () => ({});
  const valuesIn = (form: string): TextValues => ({
    ...deskValues(form),
    ...valuesOf(hours, status, { short: isShort ? short : null, now }, languageOf(form)),
  });
  return {
    deskId,
    talks: has.room ? (await loadRoom(tx, deskId)).talks : 'line',
    rules: has.rules ? await loadRules(tx, deskId) : NO_RULES,
    intake,
    admits: (at) => (hours && intake.phase !== 'closed' ? phaseAt(hours, at) : intake.phase),
    short: isShort ? short : null,
    seats,
    freeSeats,
    forms: notices.forms,
    hasFlow: has.flow,
    hasTerms: has.terms,
    valuesIn,
    render(kind, form, { ahead, counselor }) {
      const notice = notices.get(kind, form);
      if (!notice) return null;
      const text = renderNotice(notice.body, {
        ...valuesIn(notice.form),
        ...(ahead === undefined ? {} : { ahead: `${ahead}` }),
        ...(counselor === undefined ? {} : { counselor }),
      });
      // Words of which nothing is left once their values are missing are no words.
      return text === '' ? null : { versionId: notice.versionId, form: notice.form, text };
    },
  };
}
