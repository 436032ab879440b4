import type { FlowBubble, Venue } from '@tomoshibi/contract';
import type { FlowRun } from './run-flows.ts';

/** A bubble of the bot with its place in the talk. */
export interface PlacedSay {
  readonly deskId: string;
  readonly seekerId: string;
  readonly talkId: string;
  readonly seq: number;
  readonly venue: Venue;
  readonly versionId: string;
  readonly bubble: FlowBubble;
}

/**
 * Gives what the bot says the next places of its talks. To somebody who blocked the account nothing can be said but in the
 * room.
 */
export function placeSays(runs: readonly FlowRun[]): PlacedSay[] {
  return runs
    .filter(({ seeker, talk }) => seeker.friend !== 'blocked' || talk.venue === 'room')
    .flatMap(({ says, talk, seeker, flow }) =>
      says.map((bubble) => {
        talk.lastSeq += 1;
        const { id: talkId, deskId, lastSeq: seq, venue } = talk;
        return { deskId, seekerId: seeker.id, talkId, seq, venue, versionId: flow.versionId, bubble };
      }),
    );
}
