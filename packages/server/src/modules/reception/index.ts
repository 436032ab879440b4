export { attendDesk } from './attend-desk.ts';
export { loadDeskToday, type DeskToday } from './desk-today.ts';
export { linePlaces } from './line-places.ts';
export { planTexts, type Arriving, type PlannedText } from './plan-texts.ts';
export { registerReceptionRoutes } from './reception-routes.ts';
export { sayInTalk } from './say-in-talk.ts';
export { sendTexts } from './send-texts.ts';
export { writeDeskRules } from './set-rules.ts';
export { placeOf } from './what-to-say.ts';
