import { z } from 'zod';
import { DeskParams, Id, StaffRef, Time, text } from '../common.ts';
import { defineRoute } from '../route.ts';
import { SurveyDocument, SurveyKey } from '../survey/document.ts';
import { SurveyWave } from '../survey/wave.ts';

export const SurveyVersion = z
  .object({
    versionId: Id,
    deskId: Id,
    key: SurveyKey,
    number: z.int().meta({ description: 'Counted per desk and key, from 1' }),
    state: z.enum(['draft', 'in_force', 'superseded', 'stopped']),
    ready: z.boolean().meta({ description: 'A draft that waits for approval' }),
    document: SurveyDocument,
    revision: z.int().meta({ description: 'Raised by every save of the draft' }),
    origin: z.enum(['console', 'file']),
    authors: z.array(StaffRef),
    decidedBy: StaffRef.nullable(),
    decidedAt: Time.nullable(),
    comment: z.string().nullable().meta({ description: 'What should be different, of a draft sent back' }),
    inForceFrom: Time.nullable(),
    inForceUntil: Time.nullable(),
    updatedAt: Time,
  })
  .meta({ id: 'SurveyVersion' });
export type SurveyVersion = z.infer<typeof SurveyVersion>;

const Approver = z.enum(['officer', 'supervisor']).meta({
  description: 'Who approves: the authority’s officer, or, where there is none, a supervisor',
});

export const DeskSurvey = z
  .object({
    key: SurveyKey,
    inForce: SurveyVersion.nullable(),
    draft: SurveyVersion.nullable(),
    asked: z.int().meta({ description: 'How often it was sent so far' }),
  })
  .meta({ id: 'DeskSurvey' });
export type DeskSurvey = z.infer<typeof DeskSurvey>;

/** How one question was answered in one wave. */
export const SurveyTally = z.object({
  wave: SurveyWave,
  n: z.int().meta({ description: 'Answers, 答えない among them' }),
  skipped: z.int().nullable().meta({ description: '答えない; null: too few answers to show' }),
  counts: z.array(z.int()).nullable().meta({
    description: 'By option, in their order; of free words, how many wrote. null: too few answers to show',
  }),
});
export type SurveyTally = z.infer<typeof SurveyTally>;

export const SurveyResults = z
  .object({
    key: SurveyKey,
    title: z.string(),
    from: z.string(),
    to: z.string(),
    anonymous: z.boolean(),
    minimum: z.int(),
    waves: z.array(
      z.object({
        wave: SurveyWave,
        asked: z.int(),
        answered: z.int().meta({ description: 'People who reacted to one question at least' }),
      }),
    ),
    questions: z.array(
      z.object({
        key: z.string(),
        type: z.enum(['choice', 'scale', 'text']),
        words: z.string(),
        options: z.array(z.object({ value: z.string(), label: z.string() })),
        tallies: z.array(SurveyTally),
      }),
    ),
  })
  .meta({ id: 'SurveyResults' });
export type SurveyResults = z.infer<typeof SurveyResults>;

export const SurveyText = z
  .object({
    question: z.string(),
    wave: SurveyWave,
    text: z.string(),
    month: z.string(),
    consultationId: Id,
  })
  .meta({ id: 'SurveyText' });
export type SurveyText = z.infer<typeof SurveyText>;

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, 'must be like 2026-11');
const Period = z.object({
  from: Month.meta({ description: 'First month in which people were asked (Asia/Tokyo)' }),
  to: Month.meta({ description: 'Last month, itself included' }),
});
const SurveyParams = DeskParams.extend({ surveyKey: SurveyKey });
const Revision = z.int().min(0).meta({ description: 'Of the draft that was seen; 0 when there was none' });
const path = '/desks/:deskId/surveys/:surveyKey';

const tag = 'Surveys';
export const surveyRoutes = {
  listSurveys: defineRoute({
    method: 'GET',
    path: '/desks/:deskId/surveys',
    auth: 'desk.read',
    tag,
    summary: 'The surveys of a desk: in force and drafts',
    params: DeskParams,
    response: z.object({ surveys: z.array(DeskSurvey), approver: Approver }),
  }),
  getSurvey: defineRoute({
    method: 'GET',
    path,
    auth: 'desk.read',
    tag,
    summary: 'Every version of one survey, newest first',
    params: SurveyParams,
    response: z.object({
      versions: z.array(SurveyVersion),
      approver: Approver,
      mayDecide: z.boolean().meta({ description: 'Whether the caller may decide about the draft' }),
    }),
  }),
  saveSurveyDraft: defineRoute({
    method: 'PUT',
    path: `${path}/draft`,
    auth: 'notice.edit',
    tag,
    summary: 'Write the draft of the next version; ready asks for its approval',
    params: SurveyParams,
    body: z.strictObject({ revision: Revision, document: SurveyDocument, ready: z.boolean().default(false) }),
    response: SurveyVersion,
    errors: ['version_changed', 'conflict'],
  }),
  discardSurveyDraft: defineRoute({
    method: 'DELETE',
    path: `${path}/draft`,
    auth: 'notice.edit',
    tag,
    summary: 'Throw the draft away; what was in force stays for ever',
    params: SurveyParams,
  }),
  decideSurvey: defineRoute({
    method: 'POST',
    path: `${path}/decision`,
    auth: 'notice.approve',
    tag,
    summary: 'Put the draft that waits in force, or send it back with a comment',
    params: SurveyParams,
    body: z.discriminatedUnion('verdict', [
      z.strictObject({ verdict: z.literal('approve'), revision: Revision }),
      z.strictObject({ verdict: z.literal('send_back'), revision: Revision, comment: text(1000) }),
    ]),
    response: SurveyVersion,
    errors: ['version_changed', 'conflict'],
  }),
  stopSurvey: defineRoute({
    method: 'POST',
    path: `${path}/stop`,
    auth: 'notice.edit',
    tag,
    summary: 'Send it to nobody any more; answers to what was sent are still taken',
    params: SurveyParams,
    response: SurveyVersion,
    errors: ['conflict'],
  }),
  listPendingSurveys: defineRoute({
    method: 'GET',
    path: '/surveys/pending',
    auth: 'notice.approve',
    tag,
    summary: 'Surveys that wait for approval at the desks where the caller may approve, oldest first',
    response: z.object({
      pending: z.array(z.object({ deskName: z.string(), version: SurveyVersion, mayDecide: z.boolean() })),
    }),
  }),
  getSurveyResults: defineRoute({
    method: 'GET',
    path: `${path}/results`,
    auth: 'figures.read',
    tag,
    summary: 'How many were asked and answered, and the distribution of every question',
    params: SurveyParams,
    query: Period,
    response: SurveyResults,
  }),
  exportSurveyResults: defineRoute({
    method: 'GET',
    path: `${path}/results/csv`,
    auth: 'figures.read',
    tag,
    summary: 'The same as CSV (UTF-8 with a byte order mark); figures only',
    params: SurveyParams,
    query: Period,
    response: z.object({ fileName: z.string(), csv: z.string() }),
  }),
  listSurveyTexts: defineRoute({
    method: 'GET',
    path: `${path}/texts`,
    auth: 'figures.read',
    tag,
    summary: 'What people wrote in their own words; only for those who may also read every talk',
    params: SurveyParams,
    query: Period,
    response: z.object({ texts: z.array(SurveyText) }),
    errors: ['forbidden'],
  }),
} as const;
