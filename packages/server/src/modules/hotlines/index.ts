export { noteChecked } from './check-hotline.ts';
export { addHotline } from './create-hotline.ts';
export { writeDeskHotlines } from './choose-desk-hotlines.ts';
export { hotlineLines } from './hotline-lines.ts';
export { registerHotlineRoutes } from './hotlines-routes.ts';
export { selectDeskHotlines, selectHotlines } from './hotlines-store.ts';
export { READY_HOTLINES } from './ready-hotlines.ts';
