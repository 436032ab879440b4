export { lineNamePlace, lineUserIndex, lineUserPlace, replyTokenPlace } from './identity.ts';
export { newPseudonym } from './pseudonym.ts';
export {
  countConsultation,
  insertSeekers,
  lockSeeker,
  selectReplyTokenTime,
  selectSeeker,
  selectSeekersByIndex,
  setConsultationCounts,
  setLineName,
  takeOutPlaces,
  type OutPlaces,
  takeReplyToken,
  upsertFriends,
  upsertReplyTokens,
} from './seekers-store.ts';
