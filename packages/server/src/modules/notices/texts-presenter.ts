import type { DeskText, TextVersion } from '@tomoshibi/contract';
import { TEXT_KINDS } from '@tomoshibi/contract';

/** One entry for every kind there is, in the order of the contract. */
export function presentTexts(versions: readonly TextVersion[]): DeskText[] {
  return TEXT_KINDS.map((kind) => {
    const mine = versions.filter((version) => version.kind === kind);
    const find = (...states: TextVersion['state'][]) =>
      mine.find(({ state }) => states.includes(state)) ?? null;
    return {
      kind,
      inForce: find('in_force', 'superseded'),
      open: find('draft', 'submitted'),
      sentBack: find('sent_back'),
    };
  });
}
