import { readFlowPostback } from '@tomoshibi/contract';
import type { InboundContent, InboundEvent } from '../../line/webhook-event.ts';
import { applyEdit, applyUnsend, edit, unsend } from './plan-changes.ts';
import type { Item, Plan, PlanInput, PlannedMessage, SeekerState, TalkState, Work } from './plan-shapes.ts';

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
