export { menuStanding, putMenuInForce } from './menu-file.ts';
export { createMenuTimer, MENU_TIMER } from './menu-timer.ts';
export { registerRichMenuRoutes } from './rich-menu-routes.ts';
export type { MenuPicture } from './turn.ts';
