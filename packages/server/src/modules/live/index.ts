export { announce } from './announce.ts';
export type { DeskEvent } from './live-store.ts';
