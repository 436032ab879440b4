import { NOTICE_KINDS, routes, type BodyOf, type Message, type Timetable } from '@tomoshibi/contract';
import { weekdays, timetable } from '../../src/modules/hours/engine/sample-timetables.ts';
import { putInForce, type WantedTexts } from '../../src/modules/notices/index.ts';
import { lineUserIndex } from '../../src/modules/seekers/index.ts';
import type { TestPerson } from './people.ts';
import { startLineDesk, type LineDesk, type LineSeeker } from './line-desk.ts';

/** Weekdays 17:00-21:00, nobody new from 20:30 on; closed on holidays and over New Year. */
export const EVENING = timetable(weekdays('17:00-21:00/30'), {
  holidays: 'closed',
  newYear: { from: '12-29', to: '01-03' },
});

type Rules = Omit<BodyOf<typeof routes.setRules>, 'version'>;
const QUIET: Rules = {
  mode: 'live',
  media: 'refuse',
  nudgeMinutes: null,
  silenceMinutes: null,
  overrunMinutes: null,
  placeMinutes: null,
  outsideHours: 72,
  offerAtOpening: false,
};

type Capacity = BodyOf<typeof routes.setCapacity>;

export interface Setting {
  /** How many desks the operator has; the first has the LINE account, and the settings hold for it. */
  readonly desks?: number;
  readonly hours?: Timetable | null;
  readonly rules?: Partial<Rules>;
  readonly capacity?: Partial<Capacity>;
  /** Texts in force; one of every kind that names its kind and what it knows unless told otherwise. */
  readonly texts?: WantedTexts;
}

const VALUES: Readonly<Partial<Record<string, string>>> = {
  busy: '{待ち人数}',
  place_update: '{待ち人数}',
  closed: '{次の受付}',
  intake_ended: '{次の受付}',
  handed_over: '{相談員}',
};

/** Words that say which text of which form it is, and the one value that matters in it. */
export const namedTexts = (): WantedTexts =>
  Object.fromEntries(
    NOTICE_KINDS.map((kind) => {
      const words = VALUES[kind] ? `${kind} ${VALUES[kind]}` : kind;
      return [kind, { standard: words, easy: `easy ${words}` }];
    }),
  );

export interface ReceptionDesk extends LineDesk {
  readonly params: { readonly deskId: string };
  readonly supervisor: TestPerson;
  /** Changes how the desk runs. */
  set(setting: Setting): Promise<void>;
  /** Moves on to a time in Tokyo, like 2026-11-20 17:00, and lets happen what is due then. */
  until(time: string): Promise<void>;
  /** Lets minutes pass one by one, with what is due in each. */
  minutes(count: number): Promise<void>;
  /** What the person writes, until the desk has answered by itself. */
  hears(seeker: LineSeeker, text: string): Promise<void>;
  /** Everything the desk and its people sent to the phone so far. */
  texts(seeker: LineSeeker): Promise<string[]>;
  /** The newest talk of a person, also when it has ended. */
  talkOf(
    seeker: LineSeeker,
  ): Promise<{ id: string; state: string; closeReason: string | null; count: number }>;
  messagesOf(seeker: LineSeeker): Promise<Message[]>;
  ledger(): Promise<{ reason: string; state: string; consultationId: string; unreachedId: string }[]>;
}

/** A desk that runs by its hours, rules and texts. Starts at noon on Friday, 20 November 2026. */
export async function startReceptionDesk(setting: Setting): Promise<ReceptionDesk> {
  const desk = await startLineDesk(setting.desks === undefined ? {} : { desks: setting.desks });
  const { test, operator } = desk;
  const params = { deskId: operator.desk.deskId };
  const { supervisor } = operator.staff;

  async function ownTalk({ userId }: LineSeeker): Promise<string> {
    const index = lineUserIndex(await test.context.keys(operator.operatorId), userId);
    const row = await test.context.db.tenant(operator.operatorId, (tx) =>
      tx.db
        .selectFrom('consultations')
        .innerJoin('seekers', 'seekers.id', 'consultations.seeker_id')
        .select('consultations.id')
        .where('seekers.line_user_index', '=', index)
        .orderBy('consultations.ordinal', 'desc')
        .executeTakeFirst(),
    );
    if (!row) throw new Error('The person has no talk.');
    return row.id;
  }

  const reception: ReceptionDesk = {
    ...desk,
    params,
    supervisor,
    async set({ hours, rules, capacity, texts }) {
      const as = supervisor;
      if (hours !== undefined) {
        const { version } = await test.call(routes.getHours, { as, params });
        await test.call(routes.saveHours, { as, params, body: { version, timetable: hours } });
      }
      if (rules) {
        const { version } = await test.call(routes.getRules, { as, params });
        await test.call(routes.setRules, { as, params, body: { ...QUIET, ...rules, version } });
      }
      if (capacity) {
        const now = await test.call(routes.getCapacity, { as, params });
        await test.call(routes.setCapacity, { as, params, body: { ...now, ...capacity } });
      }
      if (texts)
        await test.context.db.tenant(operator.operatorId, (tx) =>
          putInForce(tx, test.context, { kind: 'system' }, { ...params, texts }),
        );
      await test.app.drain();
    },
    async until(time) {
      const at = Date.parse(`${time.replace(' ', 'T')}:00+09:00`);
      const ms = at - test.clock.now().getTime();
      if (ms <= 0) throw new Error(`It is past ${time} already.`);
      await desk.later(ms);
      await test.app.drain();
    },
    async minutes(count) {
      for (let minute = 0; minute < count; minute += 1) {
        await desk.later(60_000);
        await test.app.drain();
      }
    },
    async hears(seeker, text) {
      await seeker.says(text);
      await desk.settle();
    },
    texts: (seeker) => desk.received(seeker),
    async talkOf(seeker) {
      const own = await ownTalk(seeker);
      const { consultation } = await test.call(routes.getConsultation, {
        as: supervisor,
        params: { consultationId: own },
      });
      const { id, state, closeReason, ordinal } = consultation;
      return { id, state, closeReason, count: ordinal };
    },
    async messagesOf(seeker) {
      return desk.messages(supervisor, await ownTalk(seeker));
    },
    async ledger() {
      const query = { state: 'all' as const };
      return (await test.call(routes.listUnreached, { as: supervisor, params, query })).unreached;
    },
  };
  await reception.set({ texts: namedTexts(), ...setting });
  return reception;
}
