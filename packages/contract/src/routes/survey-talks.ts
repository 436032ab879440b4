import { z } from 'zod';
import { ConsultationParams } from '../common.ts';
import { defineRoute } from '../route.ts';
import { SurveyWave } from '../survey/wave.ts';

const tag = 'Surveys';
/** What a talk shows of surveys, apart from surveys themselves: a console that opens a talk loads no more than this. */
export const surveyTalkRoutes = {
  listTalkSurveys: defineRoute({
    method: 'GET',
    path: '/consultations/:consultationId/surveys',
    auth: 'talk.read_own',
    tag,
    summary: 'Whether the person answered after this talk; anonymous surveys are never told',
    params: ConsultationParams,
    response: z.object({
      surveys: z.array(z.object({ title: z.string(), wave: SurveyWave, answered: z.boolean() })),
    }),
  }),
} as const;
