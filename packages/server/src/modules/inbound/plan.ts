import { readFlowPostback, type Venue } from '@tomoshibi/contract';
import type { InboundContent, InboundEvent, TextContent, UnderstoodEvent } from '../../line/webhook-event.ts';
import type { SurveyTap, TappedBy } from '../surveys/index.ts';

// Over 400 lines on purpose: a third are the shapes of one plan, and the rules that follow are only right together.

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

/** How many of the newest messages are joined to find words cut over them, and how much of each. */
const TAIL_LENGTH = 4;
const TAIL_UNITS = 60;
const MEDIA = new Set<string>(['image', 'video', 'audio', 'file']);

/**
 * Decides what a batch of events changes; touches nothing but the states it was given. Any repetition or disorder of
 * unsend, edit, follow and unfollow gives the same end as the order in which the person acted.
 */
export function planEvents(input: PlanInput): Plan {
  const plan: Plan = {
    newTalks: [],
    messages: [],
    unsends: [],
    edits: [],
    earlyChanges: [],
    erase: [],
    takenBack: [],
    surveyTaps: [],
    forms: [],
    outcomes: [],
  };
  const work: Work = { input, plan, planned: new Map() };
  for (const item of input.events) {
    const { event } = item.understood;
    const outcome = item.seeker
      ? applyEvent(work, { ...item, seeker: item.seeker, event })
      : event.type === 'record_only'
        ? event.reason
        : 'no_person';
    const lineMessageId = holdsWordsOf(event, outcome);
    plan.outcomes.push({ webhookEventId: item.webhookEventId, outcome, lineMessageId });
  }
  return plan;
}

/** LINE's id of the message whose words only the raw event names; a message in a talk knows its raw event itself. */
function holdsWordsOf(event: InboundEvent, outcome: string): string | null {
  if (event.type === 'edit') return event.lineMessageId;
  return event.type === 'message' && outcome !== 'message' ? event.lineMessageId : null;
}

interface Work {
  readonly input: PlanInput;
  readonly plan: Plan;
  /** Messages of this batch by LINE's message id. */
  readonly planned: Map<string, PlannedMessage>;
}

type Item = PlannedEvent & { readonly seeker: SeekerState; readonly event: InboundEvent };

function applyEvent(work: Work, item: Item): string {
  const { event } = item;
  switch (event.type) {
    case 'message':
      return applyMessage(work, item, event);
    case 'unsend':
      forgetTail(item.seeker.open);
      return applyUnsend(work, event.lineMessageId, item.at);
    case 'edit':
      return applyEdit(work, event, item);
    case 'follow':
    case 'unfollow':
      return applyFriend(work, item, event.type === 'follow' ? 'following' : 'blocked');
    case 'record_only':
      return event.reason;
  }
}

function openTalk(input: PlanInput, plan: Plan, seeker: SeekerState, at: Date): TalkState {
  seeker.consultations += 1;
  const state = input.hasFlow ? 'bot' : input.placeOf(input.deskId, at);
  const talk: TalkState = {
    id: input.newId(),
    deskId: input.deskId,
    cameFrom: input.deskId,
    homeAuthorityId: input.authorityId,
    isNew: true,
    ordinal: seeker.consultations,
    openedAt: at,
    lastSeq: 0,
    messageCount: 0,
    lastMessageAt: at,
    unansweredSince: null,
    changed: true,
    state,
    venue: input.venue,
    assigneeId: null,
    wasAnswered: true,
    waitingSince: state === 'waiting' ? at : null,
    entered: true,
    leftBot: false,
    promised: false,
    told: null,
    mediaToldAt: null,
    tail: [],
  };
  seeker.open = talk;
  plan.newTalks.push({ seekerId: seeker.id, talk });
  return talk;
}

function applyMessage(
  { input, plan, planned }: Work,
  item: Item,
  event: Extract<InboundEvent, { type: 'message' }>,
): string {
  const { seeker, at } = item;
  const tap = input.surveyTap(event.content);
  if (tap) {
    plan.surveyTaps.push({ seekerId: seeker.id, tap, at, talking: seeker.open !== null });
    // Who chose what is kept nowhere, so not in the raw event either.
    plan.erase.push(item.webhookEventId);
    return 'survey_tap';
  }
  const form = input.formChoice(event.content);
  // In a talk with a counselor the same words may mean something else.
  if (form && (event.content.kind === 'choice' || seeker.open?.state !== 'active')) {
    plan.forms.push({ seekerId: seeker.id, form });
    return 'form_choice';
  }
  // A tap on a button is an answer within a talk; alone it opens none, unless it is the bot's.
  const begins =
    input.hasFlow && event.content.kind === 'choice' && readFlowPostback(event.content.data) !== null;
  if (!seeker.open && event.content.kind === 'choice' && !begins) return 'no_open_talk';
  if (!seeker.open && input.deskState === 'closed') {
    const early = event.lineMessageId ? input.early.get(event.lineMessageId) : undefined;
    if (event.lineMessageId && early?.unsentAt) plan.takenBack.push(event.lineMessageId);
    return 'desk_closed';
  }
  const talk = seeker.open ?? openTalk(input, plan, seeker, at);
  if (talk.state === 'outside' && input.placeOf(talk.deskId, at) === 'waiting') {
    talk.state = 'waiting';
    talk.waitingSince = at;
    talk.entered = true;
  }
  // Whoever writes in the room goes on there, also in a talk that began over LINE.
  if (input.via === 'room') talk.venue = 'room';
  talk.lastSeq += 1;
  talk.messageCount += 1;
  if (at > talk.lastMessageAt) talk.lastMessageAt = at;
  // The bot answers at once; nobody waits for a person yet.
  if (talk.state !== 'bot')
    talk.unansweredSince = talk.unansweredSince && talk.unansweredSince < at ? talk.unansweredSince : at;
  talk.changed = true;
  const message: PlannedMessage = {
    id: input.newId(),
    talk,
    seekerId: seeker.id,
    seq: talk.lastSeq,
    direction: 'in',
    via: input.via,
    kind: event.content.kind,
    sentAt: at,
    webhookEventId: item.webhookEventId,
    lineMessageId: event.lineMessageId,
    quotedLineMessageId: event.quotedLineMessageId,
    quoteToken: event.quoteToken,
    refused: MEDIA.has(event.content.kind),
    previous: talk.tail,
    content: shown(event.content),
    unsentAt: null,
    editedAt: null,
  };
  if (event.content.kind === 'text')
    talk.tail = [...talk.tail, event.content.text.slice(-TAIL_UNITS)].slice(-TAIL_LENGTH);
  plan.messages.push(message);
  if (event.lineMessageId) {
    planned.set(event.lineMessageId, message);
    const early = input.early.get(event.lineMessageId);
    if (early?.edit) edit(message, early.edit);
    if (early?.unsentAt) unsend(plan, message, early.unsentAt);
  }
  return 'message';
}

/** What stands on a button of the bot is known where its flow is followed; its data means nothing to staff. */
function shown(content: InboundContent): InboundContent {
  const isFlow =
    content.kind === 'choice' && content.date === null && readFlowPostback(content.data) !== null;
  return isFlow ? { ...content, note: null } : content;
}

/** What was taken back may be among the newest words. */
function forgetTail(talk: TalkState | null): void {
  if (!talk || talk.tail.length === 0) return;
  talk.tail = [];
  talk.changed = true;
}

function unsend(plan: Plan, message: PlannedMessage, at: Date): void {
  message.unsentAt ??= at;
  message.content = null;
  plan.erase.push(message.webhookEventId);
}

type Edit = NonNullable<EarlyChangeState['edit']>;

function edit(message: PlannedMessage, { at, content, quoteToken }: Edit): void {
  if (message.unsentAt || (message.editedAt && message.editedAt >= at)) return;
  message.editedAt = at;
  message.content = content;
  message.quoteToken = quoteToken;
}

function applyUnsend({ input, plan, planned }: Work, lineMessageId: string, at: Date): string {
  plan.takenBack.push(lineMessageId);
  const inBatch = planned.get(lineMessageId);
  if (inBatch) {
    unsend(plan, inBatch, at);
    return 'unsend';
  }
  const stored = input.stored.get(lineMessageId);
  if (!stored) {
    plan.earlyChanges.push({ lineMessageId, unsentAt: at, edit: null });
    return 'unsend_early';
  }
  if (stored.unsent) return 'unsend_again';
  stored.unsent = true;
  plan.unsends.push({ message: stored, at });
  if (stored.webhookEventId) plan.erase.push(stored.webhookEventId);
  return 'unsend';
}

function applyEdit(
  { input, plan, planned }: Work,
  event: Extract<InboundEvent, { type: 'edit' }>,
  { seeker: { id: seekerId }, at }: Item,
): string {
  const { lineMessageId, content, quoteToken } = event;
  const inBatch = planned.get(lineMessageId);
  const stored = input.stored.get(lineMessageId);
  const gone = inBatch ? inBatch.unsentAt : stored ? stored.unsent : input.early.get(lineMessageId)?.unsentAt;
  if (gone) {
    plan.takenBack.push(lineMessageId);
    return 'edit_overtaken';
  }
  if (inBatch) {
    edit(inBatch, { at, content, quoteToken });
    return 'edit';
  }
  if (!stored) {
    plan.earlyChanges.push({ lineMessageId, unsentAt: null, edit: { at, content, quoteToken } });
    return 'edit_early';
  }
  if (stored.editedAt && stored.editedAt >= at) return 'edit_overtaken';
  stored.editedAt = at;
  plan.edits.push({ message: stored, seekerId, at, content, quoteToken });
  return 'edit';
}

function applyFriend({ input, plan }: Work, item: Item, state: 'following' | 'blocked'): string {
  const { seeker, at } = item;
  if (seeker.friendChangedAt && seeker.friendChangedAt >= at) return 'friend_overtaken';
  const before = seeker.friend;
  seeker.friend = state;
  seeker.friendChangedAt = at;
  seeker.friendChanged = true;
  // In an open talk the counselor must see that nothing reaches the person now, and when it does again.
  const talk = seeker.open;
  if (talk && (state === 'blocked' || before === 'blocked')) {
    talk.lastSeq += 1;
    talk.changed = true;
    plan.messages.push({
      id: input.newId(),
      talk,
      seekerId: seeker.id,
      seq: talk.lastSeq,
      direction: 'system',
      via: input.via,
      kind: state === 'blocked' ? 'blocked' : 'followed',
      sentAt: at,
      webhookEventId: item.webhookEventId,
      lineMessageId: null,
      quotedLineMessageId: null,
      quoteToken: null,
      refused: false,
      previous: [],
      content: null,
      unsentAt: null,
      editedAt: null,
    });
  }
  return state;
}
