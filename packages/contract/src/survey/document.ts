import { z } from 'zod';
import { line } from '../common.ts';
import { AnswerKey, AnswerValue, Labels, Words } from '../flow/document.ts';

export const SURVEY_QUESTIONS_AT_MOST = 10;
/** LINE shows 13 quick replies; one of them is 答えない. */
export const SURVEY_OPTIONS_AT_MOST = 12;

const asked = { key: AnswerKey, words: Words };

/** Every question may be left unanswered; there is no setting against it. */
export const SurveyQuestion = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('choice'),
      ...asked,
      options: z
        .array(z.strictObject({ value: AnswerValue, label: Labels }))
        .max(SURVEY_OPTIONS_AT_MOST, `must have at most ${SURVEY_OPTIONS_AT_MOST} options`),
    }),
    z.strictObject({
      type: z.literal('scale'),
      ...asked,
      from: z.int().min(0).max(1).default(1),
      to: z.int().min(2).max(10).default(5),
      low: Labels.meta({ description: 'What the lower end means' }),
      high: Labels.meta({ description: 'What the upper end means' }),
    }),
    z.strictObject({
      type: z.literal('text'),
      ...asked,
      maxLength: z.int().min(1).max(1000).default(400),
    }),
  ])
  .meta({ id: 'SurveyQuestion' });
export type SurveyQuestion = z.infer<typeof SurveyQuestion>;
export type SurveyQuestionType = SurveyQuestion['type'];

const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, 'must be a time like 21:30');

/** When a survey is sent by itself, in Asia/Tokyo. */
export const SurveySending = z.strictObject({
  atEnd: z.boolean().default(true).meta({ description: 'When a counselor ended or referred the talk' }),
  afterSilence: z
    .boolean()
    .default(false)
    .meta({ description: 'Also when the talk ended because no answer came' }),
  laterDays: z
    .int()
    .min(1)
    .max(365)
    .nullable()
    .default(null)
    .meta({ description: 'Once more after this many days; null: not' }),
  quiet: z
    .strictObject({ from: ClockTime, to: ClockTime })
    .nullable()
    .default({ from: '22:00', to: '08:00' })
    .meta({ description: 'Hours in which nothing is sent; it waits for their end' }),
  restDays: z
    .int()
    .min(0)
    .max(365)
    .default(14)
    .meta({ description: 'Nobody is asked again within this many days; 0: after every talk' }),
  validDays: z.int().min(1).max(90).default(14).meta({ description: 'How long answers are taken' }),
});
export type SurveySending = z.infer<typeof SurveySending>;

/** What the person is asked after a talk, in the forms of the desk's texts. */
export const SurveyDocument = z
  .strictObject({
    title: line(40).meta({ description: 'Its name among staff' }),
    way: z.enum(['taps', 'form']).default('taps').meta({
      description: 'taps: one question after the other in LINE · form: one link to a page with all of them',
    }),
    intro: Words,
    thanks: Words,
    questions: z
      .array(SurveyQuestion)
      .max(SURVEY_QUESTIONS_AT_MOST, `must have at most ${SURVEY_QUESTIONS_AT_MOST} questions`),
    anonymous: z
      .boolean()
      .default(false)
      .meta({ description: 'Nobody at the desk learns who answered, and nothing is asked in free words' }),
    minimum: z
      .int()
      .min(1)
      .max(100)
      .default(5)
      .meta({ description: 'With fewer answers than this, only their number is shown' }),
    send: SurveySending.prefault({}),
  })
  .meta({ id: 'SurveyDocument' });
export type SurveyDocument = z.infer<typeof SurveyDocument>;

export const SurveyKey = AnswerKey;
