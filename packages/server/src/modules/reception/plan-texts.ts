import type { DeskRules, NoticeKind, Venue } from '@tomoshibi/contract';
import { afterMessage, saysNoMedia, type Intake, type Told } from './what-to-say.ts';

/** The open talk of a person as the desk's own texts see it; they write down here what was said. */
export interface TalkStanding {
  readonly id: string;
  readonly ordinal: number;
  readonly isNew: boolean;
  readonly state: 'bot' | 'outside' | 'waiting' | 'active';
  readonly entered: boolean;
  readonly leftBot: boolean;
  readonly promised: boolean;
  readonly venue: Venue;
  told: Told | null;
  mediaToldAt: Date | null;
  lastSeq: number;
  changed: boolean;
}

/** What one person did in a batch of events, as far as the desk answers by itself. */
export interface Arriving {
  readonly seekerId: string;
  readonly form: string;
  /** They chose the form just now. */
  readonly choseForm: boolean;
  readonly followed: boolean;
  readonly wrote: boolean;
  readonly refused: 'image' | 'other' | null;
  readonly danger: boolean;
  readonly talk: TalkStanding | null;
}

/** Who stands in line, and what is free. */
export interface Line {
  /** How many wait before each waiting talk, and before somebody who comes now. */
  readonly ahead: ReadonlyMap<string, number>;
  readonly length: number;
  readonly freeSeats: number | null;
}

export interface RenderedText {
  readonly versionId: string;
  readonly form: string;
  readonly text: string;
}

export interface TodaysTexts {
  readonly deskId: string;
  readonly rules: DeskRules;
  readonly intake: Intake;
  readonly render: (kind: NoticeKind, form: string, values: { ahead?: number }) => RenderedText | null;
}

export interface PlannedText extends RenderedText {
  readonly deskId: string;
  readonly seekerId: string;
  readonly kind: NoticeKind;
  readonly talk: { readonly id: string; readonly seq: number; readonly venue: Venue } | null;
}

/** Decides what the desk says by itself after a batch of events, once a person however many bubbles they sent. */
export function planTexts(
  today: TodaysTexts,
  now: Date,
  arrivals: readonly Arriving[],
  line: Line,
): PlannedText[] {
  const planned: PlannedText[] = [];
  let entered = 0;
  for (const arriving of arrivals) {
    const { talk, seekerId, form } = arriving;
    const say = (kind: NoticeKind, values: { ahead?: number } = {}): boolean => {
      const rendered = today.render(kind, form, values);
      if (!rendered) return false;
      if (talk) {
        talk.lastSeq += 1;
        talk.changed = true;
      }
      planned.push({
        ...rendered,
        deskId: today.deskId,
        seekerId,
        kind,
        talk: talk ? { id: talk.id, seq: talk.lastSeq, venue: talk.venue } : null,
      });
      return true;
    };
    if (arriving.followed || (arriving.choseForm && !arriving.wrote)) say('greeting');
    if (!talk || !arriving.wrote) continue;
    if (arriving.refused && saysNoMedia(talk.mediaToldAt, now)) {
      const kind =
        arriving.refused === 'image' && today.rules.media === 'warn_images' ? 'image_warning' : 'non_text';
      if (say(kind)) talk.mediaToldAt = now;
    }
    const comes = talk.state === 'waiting' && talk.entered;
    const ahead = comes ? line.length + entered : (line.ahead.get(talk.id) ?? 0);
    if (comes) entered += 1;
    const kind = afterMessage({
      now,
      intake: today.intake,
      mode: today.rules.mode,
      state: talk.state,
      entered: talk.entered,
      told: talk.told,
      ahead,
      freeSeats: line.freeSeats,
      danger: arriving.danger,
    });
    if (!kind) continue;
    const place = kind === 'busy' || kind === 'place_update' ? ahead : null;
    if (say(kind, place === null ? {} : { ahead: place })) talk.told = { kind, at: now, place };
    // The promise of secrecy and its limit belong to the first contact, before anything is confided to a person.
    if ((talk.isNew || talk.leftBot) && !talk.promised && talk.ordinal === 1) say('secrecy');
  }
  return planned;
}
