export { addAuthority } from './create-authority.ts';
export { addDesk } from './create-desk.ts';
export { addTemplate } from './create-template.ts';
export { announceDeskChanged } from './desk-changed.ts';
export { webhookUrl } from './desks-presenter.ts';
export { registerDeskRoutes } from './desks-routes.ts';
export { limitOf, loadLimit, loadLimits, selectMemberLimits, type DeskLimits } from './limits-store.ts';
export { registerLimitRoutes } from './limits-routes.ts';
export {
  lockDesk,
  selectActiveDeskId,
  selectAuthorities,
  selectAuthority,
  selectDeskIdByCode,
  selectDeskNames,
  selectMembers,
} from './desks-store.ts';
export { readDesk } from './read-desk.ts';
export { registerTemplateRoutes } from './templates-routes.ts';
export { selectTemplates } from './templates-store.ts';
export { changeDesk } from './update-desk.ts';
export { changeTemplate } from './update-template.ts';
