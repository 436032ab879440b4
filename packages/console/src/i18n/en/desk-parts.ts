import type { deskParts as ja } from '../ja/desk-parts.ts';
import type { Shape } from '../shape.ts';

export const deskParts: Shape<typeof ja> = {
  label: 'Desk settings',
  overview: 'Overview',
  overviewLead: 'Whether the desk takes talks now, and its connection with LINE.',
  state: 'State',
  hours: 'Hours',
  rules: 'Rules',
  people: 'People and seats',
  notices: 'Texts and phones',
  flow: 'Flow',
  menu: 'Rich menu',
  surveys: 'Surveys',
  keywords: 'Keywords',
  sending: 'Messages sent',
  materials: 'Adding as friend',
  figures: 'Figures',
  broadcasts: 'Open the broadcasts',
};
