export { askAfterEnd } from './ask-after-end.ts';
export { putSurveyInForce, type WantedSurvey } from './put-survey-in-force.ts';
export { sendDueSurveys, SURVEYS_TIMER } from './send-due.ts';
export { sendSurvey } from './send-survey.ts';
export { registerSurveyForm } from './form-route.ts';
export { registerSurveyRoutes } from './surveys-routes.ts';
export { takeSurveyTaps, type TappedBy } from './take-taps.ts';
export { readSurveyTap, type SurveyTap } from './tap.ts';
export { selectCurrentVersions, selectInForce as selectSurveysInForce } from './versions-store.ts';
