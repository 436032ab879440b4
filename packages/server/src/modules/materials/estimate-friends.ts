export interface PlaceEvidence {
  readonly placeId: string;
  readonly scans: number;
  /** New friends of the month who sent this place's code. */
  readonly tiedNew: number;
}

/**
 * LINE does not tell by which QR code a friend came. New friends who sent a code belong to its place for certain; the
 * others are shared out in proportion to the scans, never beyond a place's scans. That takes them all to have come by
 * a QR code of a place, so that the true number is rather lower. Null: nothing was scanned, so nothing can be said.
 */
export function estimateFriends(
  newFriends: number,
  places: readonly PlaceEvidence[],
): ReadonlyMap<string, number | null> {
  const scans = places.reduce((sum, place) => sum + place.scans, 0);
  const tied = places.reduce((sum, place) => sum + place.tiedNew, 0);
  const open = Math.max(0, newFriends - tied);
  return new Map(
    places.map((place) => {
      if (place.scans === 0) return [place.placeId, place.tiedNew > 0 ? place.tiedNew : null];
      const shared = Math.round(place.tiedNew + (open * place.scans) / scans);
      return [place.placeId, Math.max(place.tiedNew, Math.min(place.scans, shared))];
    }),
  );
}
