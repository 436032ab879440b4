import { z } from 'zod';

export const SURVEY_WAVES = ['end', 'later', 'flow'] as const;
/** end: as the talk ended · later: days after it · flow: where the bot's conversation asks. */
export const SurveyWave = z.enum(SURVEY_WAVES).meta({ id: 'SurveyWave' });
export type SurveyWave = z.infer<typeof SurveyWave>;
