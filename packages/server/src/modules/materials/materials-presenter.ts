import type { MaterialFigures, MaterialPlace, Materials } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { readDesk } from '../desks/index.ts';
import { estimateFriends } from './estimate-friends.ts';
import { isReachable, placeUrl } from './links.ts';
import { selectDeskCounts, selectPlaceCounts, selectPlaces, type PlaceRow } from './materials-store.ts';
import { hotlinesOf, textsOf, type Needs } from './paper-facts.ts';

export function presentPlace(row: PlaceRow, publicUrl: string): MaterialPlace {
  const { id: placeId, name, note, printed, code, active } = row;
  return { placeId, name, note, printed, code, url: placeUrl(publicUrl, code), active };
}

export async function readMaterials(tx: OperatorTx, context: Needs, deskId: string): Promise<Materials> {
  const desk = await readDesk(tx, context, deskId);
  const rows = await selectPlaces(tx, deskId);
  const { texts, version } = await textsOf(tx, deskId);
  const chosen = await context.sources.hotlines(tx, deskId);
  return {
    texts,
    version,
    hoursOfDesk: await context.sources.hoursText(tx, deskId),
    hotlinesOfDesk: await hotlinesOf(tx, context.sources, deskId),
    hotlinesChosen: texts.hotlines.length > 0 || chosen.length > 0,
    basicId: desk.channel?.basicId ?? null,
    publicUrl: context.publicUrl,
    reachable: isReachable(context.publicUrl),
    places: rows.map((row) => presentPlace(row, context.publicUrl)),
  };
}

export async function readFigures(tx: OperatorTx, deskId: string, month: string): Promise<MaterialFigures> {
  const places = await selectPlaceCounts(tx, deskId, month);
  const desk = await selectDeskCounts(tx, deskId, month);
  const estimates = estimateFriends(
    desk.new_friends,
    places.map((row) => ({ placeId: row.place_id, scans: row.scans, tiedNew: row.tied_new })),
  );
  const tiedNew = places.reduce((sum, row) => sum + row.tied_new, 0);
  return {
    month,
    places: places.map((row) => ({
      placeId: row.place_id,
      scans: row.scans,
      tied: row.tied,
      firstConsultations: row.first_consultations,
      estimatedFriends: estimates.get(row.place_id) ?? null,
    })),
    desk: {
      newFriends: desk.new_friends,
      firstConsultations: desk.first_consultations,
      withoutPlace: desk.new_friends - tiedNew,
    },
  };
}
