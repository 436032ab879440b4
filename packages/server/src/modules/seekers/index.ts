export { lineNamePlace, lineUserIndex, lineUserPlace, replyTokenPlace } from './identity.ts';
export { newPseudonym } from './pseudonym.ts';
export {
  countConsultation,
  insertSeekers,
  lockSeekers,
  selectReplyTokenTime,
  selectSeeker,
  selectSeekers,
  selectSeekersByIndex,
  setConsultationCounts,
  setLineName,
  takeOutPlaces,
  type OutPlaces,
  takeReplyTokens,
  upsertFriends,
  upsertReplyTokens,
} from './seekers-store.ts';
