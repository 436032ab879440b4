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
  takeReplyToken,
  upsertFriends,
  upsertReplyTokens,
  type KnownSeeker,
} from './seekers-store.ts';
