import { z } from 'zod';
import { Id } from './common.ts';
import { ConsultationFacts, MessageFacts } from './consultation.ts';

/** Opaque position in the event streams of several desks. */
export const Cursor = z.string().max(20_000).meta({ description: 'Opaque; give back what was received' });

/** What of a desk, beside its talks, a console may show and must fetch again when it changed. */
export const DeskTopic = z.enum([
  'hours',
  'shifts',
  'queue',
  'alerts',
  'notices',
  'flow',
  'menu',
  'broadcasts',
  'ledger',
  'notifications',
  'materials',
  'surveys',
]);
export type DeskTopic = z.infer<typeof DeskTopic>;

export const StreamEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('consultation'), deskId: Id, consultation: ConsultationFacts }),
    z.object({ type: z.literal('message'), deskId: Id, message: MessageFacts }),
    z.object({ type: z.literal('gone'), deskId: Id, consultationId: Id }).meta({
      description: 'The caller may no longer see this consultation',
    }),
    z.object({ type: z.literal('notification') }).meta({
      description: "The caller's own notifications changed: ask for them again",
    }),
    z.object({ type: z.literal('desk'), deskId: Id, topic: DeskTopic }).meta({
      description: 'Something of the desk itself changed: fetch what is shown of that topic again',
    }),
    z
      .object({ type: z.literal('reload') })
      .meta({ description: 'Rights or desks changed: take a new snapshot' }),
    z.object({ type: z.literal('ended') }).meta({ description: 'The session is over; the stream closes' }),
  ])
  .meta({ id: 'StreamEvent' });
export type StreamEvent = z.infer<typeof StreamEvent>;

/** The open consultations a caller may see, by id. */
export type LiveState = ReadonlyMap<string, ConsultationFacts>;

/**
 * Applies one stream event to a snapshot of open consultations. Events may repeat or come late; a consultation only
 * moves to a higher version. Old snapshot + events equals a fresh snapshot.
 */
export function applyStreamEvent(state: LiveState, event: StreamEvent): LiveState {
  if (event.type === 'gone') {
    if (!state.has(event.consultationId)) return state;
    const next = new Map(state);
    next.delete(event.consultationId);
    return next;
  }
  if (event.type !== 'consultation') return state;
  const { consultation } = event;
  const known = state.get(consultation.id);
  if (known && known.version >= consultation.version) return state;
  const next = new Map(state);
  if (consultation.state === 'closed') next.delete(consultation.id);
  else next.set(consultation.id, consultation);
  return next;
}
