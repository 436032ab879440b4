import type { InboundEvent } from '../../line/webhook-event.ts';
import type { EarlyChangeState, Item, Plan, PlannedMessage, Work } from './plan-shapes.ts';

/** Takes a message of this batch back. */
export function unsend(plan: Plan, message: PlannedMessage, at: Date): void {
  message.unsentAt ??= at;
  message.content = null;
  plan.erase.push(message.webhookEventId);
}

type Edit = NonNullable<EarlyChangeState['edit']>;

/** Changes a message of this batch, unless something newer was done to it. */
export function edit(message: PlannedMessage, { at, content, quoteToken }: Edit): void {
  if (message.unsentAt || (message.editedAt && message.editedAt >= at)) return;
  message.editedAt = at;
  message.content = content;
  message.quoteToken = quoteToken;
}

/** Somebody took a message back, whether it came before, comes with this batch or is still to come. */
export function applyUnsend({ input, plan, planned }: Work, lineMessageId: string, at: Date): string {
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

/** Somebody changed a message, whether it came before, comes with this batch or is still to come. */
export function applyEdit(
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
