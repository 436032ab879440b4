import { checkFlow, type FlowFinding, type FlowVersion } from '@tomoshibi/contract';
import { AppError } from '../../../platform/app-error.ts';
import type { VersionDoor } from '../../text-versions/index.ts';
import { readSurroundings } from './flow-places.ts';

/** A finding as the field of an error: the step, then where in it. */
const fieldOf = ({ node, field }: FlowFinding): string =>
  [node === null ? '' : `document.nodes.${node}`, field].filter(Boolean).join('.');

/** How flows go through draft and approval: as automatic texts do. */
export const flowDoor: VersionDoor<'flow', FlowVersion> = {
  kinds: ['flow'],
  noun: 'flow',
  topic: 'flow',
  async requireRight(tx, { bodies, turnedOff }) {
    if (turnedOff) return;
    const faults = checkFlow(bodies, await readSurroundings(tx)).filter(
      ({ severity }) => severity === 'fault',
    );
    if (faults.length === 0) return;
    const details = faults.map((fault) => ({
      field: fieldOf(fault),
      reason: fault.about === '' ? fault.code : `${fault.code}: ${fault.about}`,
    }));
    const named = details.map(({ field, reason }) => `${field} ${reason}`).join('; ');
    throw new AppError('invalid_input', `The flow is not right: ${named}`.slice(0, 500), details);
  },
  inForce: () => Promise.resolve(),
  present: ({ bodies: document }, facts) => ({ ...facts, document }),
};
