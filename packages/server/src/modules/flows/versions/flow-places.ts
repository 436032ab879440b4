import type { FlowPlaces, FlowSurroundings } from '@tomoshibi/contract';
import type { OperatorTx } from '../../../platform/db/database.ts';
import { selectAuthorities, selectDeskNames } from '../../desks/index.ts';
import { selectSurveysInForce } from '../../surveys/index.ts';

/** The other desks of the operator and the surveys of this one that a flow may speak of. */
export async function readPlaces(tx: OperatorTx, deskId: string): Promise<FlowPlaces> {
  const desks = (await selectDeskNames(tx)).filter(({ id }) => id !== deskId);
  const surveys = await selectSurveysInForce(tx, deskId);
  return {
    desks: desks.map(({ code, name }) => ({ code, name })),
    surveys: surveys.map(({ key, document }) => ({ key, title: document.title })),
    authorities: (await selectAuthorities(tx)).map(({ name }) => name),
  };
}

/** What has to exist beside a flow. A survey that is not in force is left out when its turn comes, and harms nobody. */
export async function readSurroundings(tx: OperatorTx): Promise<FlowSurroundings> {
  const desks = await selectDeskNames(tx);
  const authorities = await selectAuthorities(tx);
  return {
    desks: new Set(desks.map(({ code }) => code)),
    authorities: new Set(authorities.map(({ name }) => name)),
  };
}
