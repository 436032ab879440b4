import type { Desk, MaterialForm, MaterialHotline, MaterialTexts } from '@tomoshibi/contract';
import { AppError, notFound } from '../../platform/app-error.ts';
import type { Context } from '../../platform/context.ts';
import type { OperatorTx } from '../../platform/db/database.ts';
import { readDesk } from '../desks/index.ts';
import { DEFAULT_HOTLINES, DEFAULT_TEXTS } from './default-texts.ts';
import type { Readings } from './drawing/tokens.ts';
import { friendUrl, placeUrl } from './links.ts';
import { selectPlace, selectTexts, type PlaceRow } from './materials-store.ts';
import type { PaperFacts } from './paper/facts.ts';
import { COMMON_READINGS } from './readings.ts';

/** What materials take from other parts of a desk. */
export interface MaterialSources {
  /** The desk's hours in words, for people who come to it; null: it has none. */
  hoursText(tx: OperatorTx, deskId: string): Promise<string | null>;
  /** The phone lines the desk has chosen, the most important first. */
  hotlines(tx: OperatorTx, deskId: string): Promise<readonly MaterialHotline[]>;
}

const MOST_HOTLINES = 4;

export type Needs = Pick<Context, 'db' | 'clock' | 'publicUrl'> & { readonly sources: MaterialSources };

export interface Paper {
  readonly desk: Desk;
  readonly place: PlaceRow | null;
  readonly facts: PaperFacts;
  readonly readings: Readings;
}

export async function textsOf(
  tx: OperatorTx,
  deskId: string,
): Promise<{ texts: MaterialTexts; version: number }> {
  return (await selectTexts(tx, deskId)) ?? { texts: DEFAULT_TEXTS, version: 0 };
}

/** The desk's phone lines as paper has room for them, or those that are always answered. */
export async function hotlinesOf(
  tx: OperatorTx,
  sources: MaterialSources,
  deskId: string,
): Promise<MaterialHotline[]> {
  const chosen = await sources.hotlines(tx, deskId);
  return [...(chosen.length > 0 ? chosen.slice(0, MOST_HOTLINES) : DEFAULT_HOTLINES)];
}

/** Longer words first is up to the reader of the map; the desk's own readings replace the common ones. */
function readingsOf(form: MaterialForm, texts: MaterialTexts): Readings {
  if (form === 'standard') return new Map();
  return new Map([
    ...COMMON_READINGS,
    ...texts.readings.map(({ word, reading }) => [word, reading] as const),
  ]);
}

/** Everything a paper of this desk and place says. */
export async function readPaper(
  tx: OperatorTx,
  context: Needs,
  order: { readonly deskId: string; readonly form: MaterialForm; readonly placeId?: string | undefined },
): Promise<Paper> {
  const { deskId, form, placeId } = order;
  const desk = await readDesk(tx, context, deskId);
  const place = placeId === undefined ? null : await selectPlace(tx, deskId, { id: placeId });
  if (place === undefined) throw notFound('place');
  const basicId = desk.channel?.basicId;
  if (!basicId)
    throw new AppError(
      'conflict',
      'The LINE account is not known yet. Connect the channel and check it once; then papers can be printed.',
    );
  const { texts } = await textsOf(tx, deskId);
  return {
    desk,
    place,
    readings: readingsOf(form, texts),
    facts: {
      form,
      deskName: desk.name,
      issuer: texts.issuer ?? desk.authority.name,
      headline: texts.headline,
      lead: texts.lead,
      topics: texts.topics,
      hours: texts.hours ?? (await context.sources.hoursText(tx, deskId)),
      secrecy: texts.secrecy,
      hotlines: texts.hotlines.length > 0 ? texts.hotlines : await hotlinesOf(tx, context.sources, deskId),
      basicId,
      url: place ? placeUrl(context.publicUrl, place.code) : friendUrl(basicId),
      code: place?.code ?? null,
    },
  };
}
