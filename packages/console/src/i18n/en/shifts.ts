import type { shifts as ja } from '../ja/shifts.ts';
import type { Shape } from '../shape.ts';

export const shifts: Shape<typeof ja> = {
  place: {
    open: 'Change the place of {{name}}',
    title: 'Change the place in the queue',
    lead: 'Changes the place of {{name}}. The others keep their order. Nobody goes ahead of people with an alert.',
    where: 'Where',
    front: 'To the front',
    before: 'Before another person',
    automatic: 'Back to the order of waiting',
    beforeWhom: 'Before whom',
    reason: 'Why (colleagues read this)',
    do: 'Change the place',
    tagFront: '{{name}} put first: {{reason}}',
    tagBefore: '{{name}} moved: {{reason}}',
  },
};
