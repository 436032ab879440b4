import { z } from 'zod';
import { ConsultationParams, Id, text } from '../common.ts';
import { ConsultationFacts } from '../consultation.ts';
import { defineRoute } from '../route.ts';

export const FlowTalk = z
  .object({
    versionId: Id,
    running: z.boolean().meta({ description: 'The bot talks with the person now' }),
    steps: z.int().meta({ description: 'How many steps of the flow the person has seen' }),
    answers: z.array(
      z.object({
        key: z.string(),
        question: z.string(),
        answer: z.string().nullable().meta({ description: 'null: the person chose not to answer' }),
      }),
    ),
  })
  .meta({ id: 'FlowTalk' });
export type FlowTalk = z.infer<typeof FlowTalk>;

const tag = 'Flows';
export const flowTalkRoutes = {
  getFlowTalk: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/flow',
    auth: 'talk.read_own',
    tag,
    summary: 'What the bot asked in a consultation and what was answered; null where there was no bot',
    params: ConsultationParams,
    response: z.object({ flow: FlowTalk.nullable() }),
  }),
  listMoveTargets: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/move-targets',
    auth: 'talk.reply',
    tag,
    summary: 'Desks this consultation can be handed to, and whether they take people in now',
    params: ConsultationParams,
    response: z.object({
      desks: z.array(
        z.object({ deskId: Id, name: z.string(), open: z.boolean(), nextOpening: z.string().nullable() }),
      ),
    }),
  }),
  moveConsultation: defineRoute({
    method: 'POST',
    path: '/consultations/:consultationId/move',
    auth: 'talk.reply',
    tag,
    summary: 'Hand a consultation to another desk, or back; its history goes along and the person is told',
    params: ConsultationParams,
    body: z.strictObject({ deskId: Id, note: text(2000) }),
    response: ConsultationFacts,
    errors: ['conflict', 'not_yours', 'already_closed', 'delivery_undecided'],
  }),
} as const;
