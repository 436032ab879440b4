export { registerTagRoutes } from './tags-routes.ts';
