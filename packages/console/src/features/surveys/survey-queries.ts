import { surveyRoutes } from '@tomoshibi/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../lib/api/call.ts';

/** The keys begin as the stream's notices of changes do, so that lists renew themselves. */
export const surveysKey = (deskId: string) => ['desk', deskId, 'surveys'] as const;
export const PENDING_SURVEYS_KEY = ['pending-surveys'] as const;

export const surveysQuery = (deskId: string) =>
  queryOptions({
    queryKey: [...surveysKey(deskId), 'list'],
    queryFn: () => call(surveyRoutes.listSurveys, { params: { deskId } }),
  });

export const surveyQuery = (deskId: string, surveyKey: string) =>
  queryOptions({
    queryKey: [...surveysKey(deskId), 'one', surveyKey],
    queryFn: () => call(surveyRoutes.getSurvey, { params: { deskId, surveyKey } }),
  });

export interface Months {
  readonly from: string;
  readonly to: string;
}

export const resultsQuery = (deskId: string, surveyKey: string, months: Months) =>
  queryOptions({
    queryKey: [...surveysKey(deskId), 'results', surveyKey, months],
    queryFn: () => call(surveyRoutes.getSurveyResults, { params: { deskId, surveyKey }, query: months }),
    placeholderData: keepPreviousData,
  });

export const surveyTextsQuery = (deskId: string, surveyKey: string, months: Months) =>
  queryOptions({
    queryKey: [...surveysKey(deskId), 'texts', surveyKey, months],
    queryFn: async () =>
      (await call(surveyRoutes.listSurveyTexts, { params: { deskId, surveyKey }, query: months })).texts,
  });

/** An officer's page is not on the live stream, so it asks again by itself. */
export const pendingSurveysQuery = queryOptions({
  queryKey: PENDING_SURVEYS_KEY,
  queryFn: async () => (await call(surveyRoutes.listPendingSurveys)).pending,
  refetchInterval: 60_000,
});
