export { hoursText, nextOpeningText } from './engine/explain.ts';
export { phaseAt, type Hours } from './engine/phases.ts';
export { statusAt, type HoursStatus } from './engine/status.ts';
export type { HoursLanguage } from './engine/words.ts';
export { createFollowHours, type OnPhaseChange } from './follow-hours.ts';
export { registerHoursRoutes } from './hours-routes.ts';
export { loadHours, loadHoursOf } from './load-hours.ts';
export { applyTimetable } from './save-hours.ts';
