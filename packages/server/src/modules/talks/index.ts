export { writeNote } from './add-note.ts';
export { wakeMenu } from './wake-menu.ts';
export { addSystemLine } from './add-system-line.ts';
export type { DeskVoice } from './desk-voice.ts';
export { requireSeat } from './claim-consultation.ts';
export { openBody, sealBody, type MessageBody } from './message-body.ts';
export {
  insertMessages,
  selectByClientId,
  selectByLineIds,
  selectMessagesById,
  updateMessages,
} from './messages-store.ts';
export { deleteDraft, deleteDrafts } from './notes-store.ts';
export { parseIds } from './parse-ids.ts';
export { placesOf } from './queue-store.ts';
export { factsOf, readMessage, readSummaries, REPLY_TOKEN_MS } from './read-talks.ts';
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
  lockConsultation,
  lockOpenConsultations,
  refreshAttention,
  selectConsultations,
  touchConsultations,
  updateConsultation,
  updateProgress,
  type OpenRow,
} from './talks-store.ts';
