import {
  CapacitySettings,
  checkFlow,
  checkText,
  DESK_TEMPLATE_KEYS,
  DeskCode,
  DeskRole,
  line,
  Login,
  MaterialTexts,
  MenuDocument,
  OperatorRole,
  PAGE_LENGTH,
  phoneNumberFault,
  routes,
  RoomSettings,
  RuleSettings,
  text,
  TextForm,
  TextKind,
} from '@tomoshibi/contract';
import { z } from 'zod';
import { FlowSource } from '../flows/index.ts';
import { HoursFile } from './hours-file.ts';
import { SurveysFile } from './survey-file.ts';

const settings = routes.createDesk.body.shape;
const channel = routes.setChannel.body.shape;

/** `${NAME}`, `file:path`, `stdin`, or, for a simulator only, the secret itself. */
const Reference = z.string().trim().min(1, 'must not be empty').max(2000);

const StaffEntry = z
  .strictObject({
    login: Login,
    name: line(40),
    role: DeskRole.optional().meta({ description: 'Role at this desk' }),
    operatorRoles: z.array(OperatorRole).max(3).default([]),
    password: Reference.optional().meta({ description: 'Left out: one is made and shown once' }),
  })
  .refine((entry) => entry.role !== undefined || entry.operatorRoles.length > 0, {
    path: ['role'],
    message: 'must be given, or operatorRoles',
  });

/** A block of YAML ends with a line break that nobody means to send. */
export const withoutLastBreaks = (value: string): string => value.replace(/[\r\n]+$/u, '');

const TemplateText = z.string().transform(withoutLastBreaks).pipe(text(5000));

/** A kind of text with its forms, or `off`: nothing is sent. */
const Texts = z
  .partialRecord(
    TextKind,
    z.union([
      z.literal('off'),
      z.record(TextForm, z.string().transform(withoutLastBreaks).pipe(text(PAGE_LENGTH))),
    ]),
  )
  .superRefine((texts, context) => {
    for (const kind of TextKind.options) {
      const bodies = texts[kind];
      if (bodies === undefined || bodies === 'off') continue;
      for (const { field, reason } of checkText(kind, bodies))
        context.addIssue({ code: 'custom', path: [kind, field.replace('bodies.', '')], message: reason });
    }
  });

/** Something or `off`. Its faults are told one by one, which a union would not. */
function offOr<T>(schema: z.ZodType<T>) {
  return z.unknown().transform((value, context): T | 'off' => {
    if (value === 'off') return value;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.addIssue({ ...issue });
    return z.NEVER;
  });
}

const FlowBlock = offOr(FlowSource).superRefine((flow, context) => {
  if (flow === 'off') return;
  for (const { severity, code, node, field, about } of checkFlow(flow))
    if (severity === 'fault')
      context.addIssue({
        code: 'custom',
        path: [...(node === null ? [] : ['nodes', node]), ...field.split('.').filter(Boolean)],
        message: about === '' ? code : `${code}: ${about}`,
      });
});

const HotlineEntry = z.strictObject({
  number: z
    .string()
    .trim()
    .superRefine((number, context) => {
      const fault = phoneNumberFault(number);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    }),
  checkedOn: z.iso
    .date()
    .optional()
    .meta({ description: 'Day on which whoever wrote the file checked the line on its own site' }),
});

/** Names the second of two equal values. */
function unique<T>(key: keyof T & string) {
  return (entries: readonly T[], context: z.RefinementCtx): void => {
    const seen = new Set<unknown>();
    for (const [index, entry] of entries.entries()) {
      if (seen.has(entry[key]))
        context.addIssue({ code: 'custom', path: [index, key], message: 'stands here twice' });
      seen.add(entry[key]);
    }
  };
}

/** What a desk is furnished with. A template may hold every one of these, and nothing else has to know of a new one. */
const blocks = {
  hours: HoursFile.optional(),
  templates: z
    .array(z.strictObject({ title: line(40), text: TemplateText }))
    .max(500)
    .superRefine(unique('title'))
    .default([]),
  notices: z
    .union([z.literal('standard'), Texts], {
      error: 'must be standard, or texts by kind, each with its forms or off',
    })
    .optional()
    .meta({ description: 'standard: the ready texts for every kind that was never in force' }),
  flow: FlowBlock.optional().meta({
    description: 'What the bot asks and says before a counselor; off: none',
  }),
  menu: offOr(MenuDocument).optional().meta({
    description: 'What stands under the talk in LINE; off: nothing',
  }),
  hotlines: z.array(HotlineEntry).max(12).superRefine(unique('number')).optional(),
  rules: RuleSettings.partial().optional().meta({ description: 'What the desk does by itself' }),
  room: RoomSettings.partial().optional().meta({
    description: 'Where the desk talks with people: over LINE, in its secure room, or as they choose',
  }),
  capacity: CapacitySettings.partial()
    .strict()
    .optional()
    .meta({ description: 'How seats are counted, and who must be there to open' }),
  materials: MaterialTexts.optional().meta({ description: 'What is printed on cards, posters and handouts' }),
  places: z
    .array(z.strictObject({ name: line(40), printed: z.int().min(0).max(10_000_000).optional() }))
    .max(500)
    .superRefine(unique('name'))
    .optional()
    .meta({ description: 'Where paper is laid out; each place gets a code of its own' }),
  surveys: SurveysFile.optional().meta({ description: 'What people are asked after a talk' }),
};
export const DeskBlocks = z.strictObject(blocks);
export type DeskBlocks = z.output<typeof DeskBlocks>;

/**
 * A desk as a file. What is listed is made or changed; what is not listed (settings left out, further templates,
 * further staff) is left as it is.
 */
export const DeskFile = z.strictObject({
  version: z.literal(1),
  operator: line(60),
  authority: line(60),
  template: z.enum(DESK_TEMPLATE_KEYS).optional().meta({
    description: 'What a new desk begins with where the file says nothing; later runs leave it alone',
  }),
  desk: z.strictObject({
    code: DeskCode,
    name: settings.name,
    nameDisplay: z.enum(['pseudonym', 'line_name']).optional(),
    talkLimit: z.int().min(1).max(20).optional(),
    state: z.enum(['active', 'closed']).optional(),
  }),
  channel: z
    .strictObject({
      channelId: channel.channelId,
      channelSecret: Reference.optional(),
      accessToken: Reference.nullable().optional(),
    })
    .optional(),
  ...blocks,
  staff: z.array(StaffEntry).max(500).superRefine(unique('login')).default([]),
});
export type DeskFile = z.output<typeof DeskFile>;
