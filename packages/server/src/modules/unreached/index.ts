export { registerUnreachedRoutes } from './unreached-routes.ts';
export {
  addUnreached,
  lockUnreached,
  markOffered,
  markReached,
  selectToOffer,
  type NewUnreached,
} from './unreached-store.ts';
