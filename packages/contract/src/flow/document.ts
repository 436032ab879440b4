import { z } from 'zod';
import { line, text } from '../common.ts';
import { DeskCode } from '../routes/desks.ts';
import { NOTICE_LENGTH } from '../texts/check-text.ts';
import { TextForm } from '../texts/forms.ts';

/** LINE Messaging API: quick reply and button labels have at most 20 graphemes, a buttons template 160 and 4 actions. */
export const LABEL_LENGTH = 20;
export const BUTTONS_TEXT_LENGTH = 160;
export const BUTTONS_AT_MOST = 4;
export const QUICK_REPLIES_AT_MOST = 13;
/** LINE takes five bubbles in one request; what is said between two questions fits into one. */
export const BUBBLES_AT_MOST = 5;
export const NODES_AT_MOST = 500;

export const NodeId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/u, 'must begin with a letter: lower-case letters, digits and _, at most 40')
  .meta({ id: 'FlowNodeId' });
/** The name under which an answer is kept. */
export const AnswerKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/u, 'must begin with a letter: lower-case letters, digits and _, at most 30');
export const AnswerValue = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,40}$/u, 'must be letters, digits, _ and -, at most 40');

/** Words in the forms of the desk's texts; `standard` is required by the check, so that a draft may lack it. */
export const Words = z.record(TextForm, text(NOTICE_LENGTH)).meta({ id: 'FlowWords' });
export type Words = z.infer<typeof Words>;
export const Labels = z.record(TextForm, line(LABEL_LENGTH)).meta({ id: 'FlowLabels' });
export type Labels = z.infer<typeof Labels>;

/** The desk itself, or another desk of the operator by its code. */
export const DeskName = z.union([z.literal('here'), DeskCode]);

const next = NodeId.optional().meta({ description: 'Where the talk goes on; required by the check' });

export const FlowOption = z.strictObject({
  value: AnswerValue,
  label: Labels,
  next: NodeId.optional().meta({ description: 'Left out: where the question leads' }),
  desk: DeskName.optional().meta({
    description: 'Shown only while this desk takes people in; otherwise its next opening is said instead',
  }),
});
export type FlowOption = z.infer<typeof FlowOption>;

export const FlowRegion = z.strictObject({
  value: AnswerValue,
  label: Labels,
  group: line(LABEL_LENGTH).optional().meta({ description: 'Asked first where there are groups' }),
  authority: line(60)
    .optional()
    .meta({ description: 'The authority the person then belongs to, by its name' }),
  next: NodeId.optional(),
});
export type FlowRegion = z.infer<typeof FlowRegion>;

export const FlowCondition = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('answer'), key: AnswerKey, is: z.array(AnswerValue).min(1).max(50) }),
  z.strictObject({ on: z.literal('skipped'), key: AnswerKey }),
  z.strictObject({ on: z.literal('hours'), desk: DeskName, is: z.enum(['open', 'closed']) }),
  z.strictObject({ on: z.literal('seats'), desk: DeskName, is: z.enum(['free', 'busy']) }),
  z.strictObject({ on: z.literal('assigned'), is: z.boolean() }),
  z.strictObject({ on: z.literal('returning'), is: z.boolean() }),
]);
export type FlowCondition = z.infer<typeof FlowCondition>;

const question = {
  key: AnswerKey,
  words: Words,
  skip: z.boolean().default(true).meta({ description: 'Whether the person may choose not to answer' }),
  next,
};
const day = z.union([z.literal('today'), z.iso.date()]);

export const FlowNode = z
  .discriminatedUnion(
    'type',
    [
      z.strictObject({
        type: z.literal('message'),
        words: Words,
        desk: DeskName.optional().meta({ description: 'Whose hours and phone lines fill the variables' }),
        promise: z.boolean().optional().meta({
          description: 'These words are the promise of secrecy, which the desk then does not make once more',
        }),
        next,
      }),
      z.strictObject({
        type: z.literal('choice'),
        ...question,
        look: z.enum(['quick', 'buttons']).default('quick'),
        options: z.array(FlowOption).max(50),
      }),
      z.strictObject({
        type: z.literal('input'),
        ...question,
        maxLength: z.int().min(1).max(2000).default(500),
      }),
      z.strictObject({ type: z.literal('number'), ...question, min: z.int(), max: z.int() }),
      z.strictObject({ type: z.literal('date'), ...question, min: day.optional(), max: day.optional() }),
      z.strictObject({ type: z.literal('region'), ...question, regions: z.array(FlowRegion).max(200) }),
      z.strictObject({ type: z.literal('attribute'), key: AnswerKey, value: AnswerValue, next }),
      z.strictObject({
        type: z.literal('branch'),
        cases: z.array(z.strictObject({ when: FlowCondition, next: NodeId })).max(50),
        next,
      }),
      z.strictObject({
        type: z.literal('phone'),
        words: Words,
        label: Labels,
        number: z.string().regex(/^[0-9#*+-]{3,20}$/u, 'must be a phone number'),
        next,
      }),
      z.strictObject({
        type: z.literal('uri'),
        words: Words,
        label: Labels,
        uri: z.url({ protocol: /^https$/u }).max(1000),
        next,
      }),
      z.strictObject({
        type: z.literal('handoff'),
        to: z
          .union([DeskName, z.literal('assigned')], {
            error: (issue) =>
              issue.code === 'invalid_union' ? 'must be one of the kinds of step' : undefined,
          })
          .meta({
            description:
              'A desk, a pool that several desks share (a desk without an account), or the own counselor',
          }),
        words: Words.optional(),
        closed: NodeId.optional().meta({
          description:
            'Where the talk goes while the desk takes nobody in; left out: it is kept and the next opening said',
        }),
      }),
      z.strictObject({ type: z.literal('survey'), survey: AnswerKey, next }),
      z.strictObject({ type: z.literal('wait'), minutes: z.int().min(1).max(10_080), next }),
      z.strictObject({ type: z.literal('goto'), next }),
      z.strictObject({ type: z.literal('end'), words: Words.optional() }),
    ],
    { error: 'must be one of the kinds of step' },
  )
  .meta({ id: 'FlowNode' });
export type FlowNode = z.infer<typeof FlowNode>;
export type FlowNodeType = FlowNode['type'];
export const FLOW_NODE_TYPES = FlowNode.options.map((option) => option.shape.type.value);

/** A bot conversation as data. What a draft may still lack is told by `checkFlow`. */
export const FlowDocument = z
  .strictObject({
    format: z.literal(1),
    start: NodeId,
    help: NodeId.optional().meta({
      description:
        'Where somebody goes who asks for a person or is not understood twice; left out: into the queue',
    }),
    danger: Words.optional().meta({
      description:
        'Said once when what somebody writes to the bot speaks of danger; the way to a person is shown with it',
    }),
    nodes: z
      .record(NodeId, FlowNode)
      .refine(
        (nodes) => Object.keys(nodes).length <= NODES_AT_MOST,
        `must have at most ${NODES_AT_MOST} steps`,
      ),
    layout: z
      .record(NodeId, z.strictObject({ x: z.number(), y: z.number() }))
      .optional()
      .meta({ description: 'Where the editor shows the steps' }),
  })
  .meta({ id: 'FlowDocument' });
export type FlowDocument = z.infer<typeof FlowDocument>;
