export { addSystemLine } from './add-system-line.ts';
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
export { readMessage, readSummaries, REPLY_TOKEN_MS } from './read-talks.ts';
export {
  accessConsultation,
  accessForChange,
  mayRead,
  mayReadFacts,
  requireOwnTalk,
} from './talks-access.ts';
export { presentFacts, presentMessage, presentMessageFacts } from './talks-presenter.ts';
export { registerTalksRoutes } from './talks-routes.ts';
export {
  insertConsultations,
  insertMessages,
  lockOpenConsultations,
  selectConsultations,
  selectDesk,
  touchConsultations,
  updateConsultation,
  updateProgress,
  type Progress,
} from './talks-store.ts';
