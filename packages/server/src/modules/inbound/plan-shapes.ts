import type { Venue } from '@tomoshibi/contract';
import type { InboundContent, InboundEvent, TextContent, UnderstoodEvent } from '../../line/webhook-event.ts';
import type { SurveyTap, TappedBy } from '../surveys/index.ts';

/** A person as far as a batch of events is concerned. Changed while the batch is planned. */
export interface SeekerState {
  readonly id: string;
  readonly isNew: boolean;
  consultations: number;
  friend: 'following' | 'blocked' | null;
  friendChangedAt: Date | null;
  friendChanged: boolean;
  open: TalkState | null;
}

/** An open consultation as far as a batch is concerned. */
export interface TalkState {
  readonly id: string;
  /** The desk that serves it; a flow may hand it to another. */
  deskId: string;
  /** Where it was before this batch. */
  readonly cameFrom: string;
  homeAuthorityId: string | null;
  readonly isNew: boolean;
  readonly ordinal: number;
  readonly openedAt: Date;
  lastSeq: number;
  messageCount: number;
  lastMessageAt: Date;
  unansweredSince: Date | null;
  /** Something of the talk changed and consoles must hear of it. */
  changed: boolean;
  state: 'bot' | 'outside' | 'waiting' | 'active';
  venue: Venue;
  readonly assigneeId: string | null;
  /** Nothing of the person was unanswered before this batch. */
  readonly wasAnswered: boolean;
  waitingSince: Date | null;
  /** It began, or came into the queue, with this batch. */
  entered: boolean;
  /** The bot handed it over with this batch. */
  leftBot: boolean;
  /** The bot made the promise of secrecy before. */
  promised: boolean;
  /** What the desk itself last told the person, and when it last said that only words are read. */
  told: { readonly kind: string; readonly at: Date; readonly place: number | null } | null;
  mediaToldAt: Date | null;
  /** The newest words of the person, oldest first. */
  tail: readonly string[];
}

/** A message stored before this batch. */
export interface StoredMessage {
  readonly id: string;
  readonly consultationId: string;
  readonly webhookEventId: string | null;
  unsent: boolean;
  editedAt: Date | null;
}

/** An unsend or edit that came before its message. */
export interface EarlyChangeState {
  unsentAt: Date | null;
  edit: { at: Date; content: TextContent; quoteToken: string | null } | null;
}

export interface PlannedMessage {
  readonly id: string;
  readonly talk: TalkState;
  readonly seekerId: string;
  readonly seq: number;
  readonly direction: 'in' | 'system';
  readonly via: Venue;
  readonly kind: InboundContent['kind'] | 'followed' | 'blocked';
  readonly sentAt: Date;
  readonly webhookEventId: string;
  readonly lineMessageId: string | null;
  readonly quotedLineMessageId: string | null;
  quoteToken: string | null;
  readonly refused: boolean;
  /** What the person wrote right before, oldest first: words are also cut over several messages. */
  readonly previous: readonly string[];
  content: InboundContent | null;
  unsentAt: Date | null;
  editedAt: Date | null;
}

export interface Plan {
  readonly newTalks: { readonly seekerId: string; readonly talk: TalkState }[];
  readonly messages: PlannedMessage[];
  readonly unsends: { readonly message: StoredMessage; readonly at: Date }[];
  readonly edits: {
    readonly message: StoredMessage;
    readonly seekerId: string;
    readonly at: Date;
    readonly content: TextContent;
    readonly quoteToken: string | null;
  }[];
  readonly earlyChanges: {
    readonly lineMessageId: string;
    readonly unsentAt: Date | null;
    readonly edit: EarlyChangeState['edit'];
  }[];
  /** Raw events whose words were taken back. */
  readonly erase: string[];
  /** LINE's ids of messages taken back: raw events that hold their words under no message are erased by these. */
  readonly takenBack: string[];
  /** Buttons of surveys that were tapped. */
  readonly surveyTaps: TappedBy[];
  /** Who chose in which form the desk is to write to them. */
  readonly forms: { readonly seekerId: string; readonly form: string }[];
  readonly outcomes: {
    readonly webhookEventId: string;
    readonly outcome: string;
    readonly lineMessageId: string | null;
  }[];
}

export interface PlannedEvent {
  readonly webhookEventId: string;
  readonly at: Date;
  readonly understood: UnderstoodEvent;
  /** null for events of no person. */
  readonly seeker: SeekerState | null;
}

export interface PlanInput {
  readonly deskState: 'active' | 'closed';
  /** Where these events come from. */
  readonly via: Venue;
  /** Where a talk that begins with them takes place. */
  readonly venue: Venue;
  /** In LINE's time order. */
  readonly events: readonly PlannedEvent[];
  readonly stored: ReadonlyMap<string, StoredMessage>;
  readonly early: ReadonlyMap<string, EarlyChangeState>;
  /** The desk of the LINE account: new talks begin there. */
  readonly deskId: string;
  readonly authorityId: string;
  /** New talks begin with the bot. */
  readonly hasFlow: boolean;
  /** Where words of this moment belong at a desk: into the queue, or beside it until the next opening. */
  readonly placeOf: (deskId: string, at: Date) => 'waiting' | 'outside';
  /** The form of the desk's texts that somebody asks for with these words or this button. */
  readonly formChoice: (content: InboundContent) => string | null;
  /** The button of a survey, if it is one. */
  readonly surveyTap: (content: InboundContent) => SurveyTap | null;
  readonly newId: () => string;
}

/** What the rules of a batch work on. */
export interface Work {
  readonly input: PlanInput;
  readonly plan: Plan;
  /** Messages of this batch by LINE's message id. */
  readonly planned: Map<string, PlannedMessage>;
}

/** An event of a person. */
export type Item = PlannedEvent & { readonly seeker: SeekerState; readonly event: InboundEvent };
