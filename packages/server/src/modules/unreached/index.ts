export { registerUnreachedRoutes } from './unreached-routes.ts';
export { addUnreached, lockUnreached, markOffered, markReached, selectToOffer } from './unreached-store.ts';
