export { openBody, sealBody } from './message-body.ts';
export {
  selectAttention,
  selectByClientId,
  selectByLineIds,
  selectMessagesById,
  updateMessages,
} from './messages-store.ts';
export { deleteDraft } from './notes-store.ts';
export { parseIds } from './parse-ids.ts';
export { placesOf, type Turn } from './queue-store.ts';
export { readMessage, readSummaries, REPLY_TOKEN_MS } from './read-talks.ts';
export {
  accessConsultation,
  accessForChange,
  openFilterOf,
  mayRead,
  mayReadFacts,
  requireOwnTalk,
} from './talks-access.ts';
export { presentFacts, presentMessageFacts } from './talks-presenter.ts';
export { registerTalksRoutes } from './talks-routes.ts';
export {
  countOpen,
  insertConsultations,
  insertMessages,
  lockConsultation,
  lockOpenConsultations,
  selectConsultations,
  touchConsultations,
  updateConsultation,
  updateProgress,
} from './talks-store.ts';
