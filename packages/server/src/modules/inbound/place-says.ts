import type { FlowBubble } from '@tomoshibi/contract';
import type { FlowRun } from './run-flows.ts';

/** A bubble of the bot with its place in the talk. */
export interface PlacedSay {
  readonly deskId: string;
  readonly seekerId: string;
  readonly talkId: string;
  readonly seq: number;
  readonly versionId: string;
  readonly bubble: FlowBubble;
}

/** Gives what the bot says the next places of its talks. To somebody who blocked the account nothing can be said. */
export function placeSays(runs: readonly FlowRun[]): PlacedSay[] {
  return runs
    .filter(({ seeker }) => seeker.friend !== 'blocked')
    .flatMap(({ says, talk, seeker, flow }) =>
      says.map((bubble) => {
        talk.lastSeq += 1;
        const { id: talkId, deskId, lastSeq: seq } = talk;
        return { deskId, seekerId: seeker.id, talkId, seq, versionId: flow.versionId, bubble };
      }),
    );
}
