import type { FlowCondition } from './document.ts';
import type { FlowAnswer, FlowWorld } from './state.ts';

/** Whether a condition of a branch holds now. */
export function holds(
  when: FlowCondition,
  answers: Readonly<Record<string, FlowAnswer>>,
  world: Pick<FlowWorld, 'desk' | 'assigned' | 'returning'>,
): boolean {
  switch (when.on) {
    case 'answer': {
      const given = answers[when.key];
      return given?.kind === 'value' && when.is.includes(given.value);
    }
    case 'skipped':
      return answers[when.key]?.kind === 'skipped';
    case 'hours':
      return world.desk(when.desk).open === (when.is === 'open');
    case 'seats':
      return world.desk(when.desk).free === (when.is === 'free');
    case 'assigned':
      return world.assigned === when.is;
    case 'returning':
      return world.returning === when.is;
  }
}
