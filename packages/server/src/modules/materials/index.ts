export { addPlace } from './create-place.ts';
export { registerMaterialRoutes } from './materials-routes.ts';
export { selectPlaces } from './materials-store.ts';
export { textsOf, type MaterialSources } from './paper-facts.ts';
export { readPlaceCode } from './place-code.ts';
export { registerPlacePage } from './place-route.ts';
export { changeTexts } from './set-texts.ts';
export { tieToPlace } from './tie-to-place.ts';
