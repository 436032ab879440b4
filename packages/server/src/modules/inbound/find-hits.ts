import type { OperatorTx } from '../../platform/db/database.ts';
import { watchedTerms, type Found } from '../alerts/index.ts';
import {
  createDetector,
  highest,
  type DeskWord,
  type Detector,
  type DetectInput,
} from '../detection/index.ts';
import { selectConsultations } from '../talks/index.ts';
import type { Plan } from './plan-shapes.ts';

/** What was found in a message, and whether it speaks of danger to somebody, taken at its word. */
export interface FoundHere extends Found {
  readonly danger: boolean;
}

/** Detectors by the desk's own words; most desks have few and change them seldom. */
const detectors = new Map<string, Detector>();
const DETECTORS_KEPT = 200;

function detectorFor(words: readonly DeskWord[]): Detector {
  const known = JSON.stringify(words);
  const detector = detectors.get(known) ?? createDetector(words);
  if (detectors.size >= DETECTORS_KEPT) detectors.clear();
  detectors.set(known, detector);
  return detector;
}

/**
 * Makes ready what the first message would otherwise wait for. Not the dictionary: its 110 MB stay away from a server at
 * rest, and the first word that needs it waits once for half a second.
 */
export function warmDetection(): void {
  detectorFor([]);
}

/** The desks that serve the talks of edited messages, by talk. */
async function desksOfEdits(tx: OperatorTx, plan: Plan): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(plan.edits.map(({ message }) => message.consultationId))];
  const talks = ids.length > 0 ? await selectConsultations(tx, { ids }) : [];
  return new Map(talks.map((talk) => [talk.id, talk.desk_id]));
}

/**
 * Looks through the words of a batch: new messages with what was written right before, and edited ones. Desks without
 * words of their own are not asked for them.
 */
export async function findHits(
  tx: OperatorTx,
  plan: Plan,
  hasTerms: (deskId: string) => boolean,
): Promise<FoundHere[]> {
  const texts = plan.messages.flatMap((message) =>
    message.direction === 'in' && message.content?.kind === 'text'
      ? [{ message, text: message.content.text }]
      : [],
  );
  if (texts.length === 0 && plan.edits.length === 0) return [];
  const edited = await desksOfEdits(tx, plan);
  const at = new Map<string, Detector>();
  for (const deskId of new Set([...texts.map(({ message }) => message.talk.deskId), ...edited.values()]))
    at.set(deskId, detectorFor(hasTerms(deskId) ? await watchedTerms(tx, deskId) : []));
  const look = (deskId: string, input: DetectInput) => {
    const hits = at.get(deskId)?.detect(input) ?? [];
    const level = highest(hits);
    return { hits, danger: level === 'urgent' || level === 'high' };
  };
  const found = [
    ...texts.map(({ message, text }) => ({
      deskId: message.talk.deskId,
      seekerId: message.seekerId,
      consultationId: message.talk.id,
      messageId: message.id,
      at: message.sentAt,
      ...look(message.talk.deskId, { text, previous: message.previous }),
    })),
    ...plan.edits.flatMap(({ message, seekerId, at: when, content }) => {
      const deskId = edited.get(message.consultationId);
      if (deskId === undefined) return [];
      const { id: messageId, consultationId } = message;
      const seen = look(deskId, { text: content.text, previous: [] });
      return [{ deskId, seekerId, consultationId, messageId, at: when, ...seen }];
    }),
  ];
  return found.filter(({ hits }) => hits.length > 0);
}
