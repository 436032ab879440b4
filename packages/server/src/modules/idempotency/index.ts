export { createOnce } from './once.ts';
