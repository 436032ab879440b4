import { TEXT_KINDS, type Desk, type DeskReadiness } from '@tomoshibi/contract';
import type { OperatorTx } from '../../platform/db/database.ts';
import { selectMembers, selectTemplates } from '../desks/index.ts';
import { isLedTo } from '../flows/index.ts';
import { selectDeskHotlines } from '../hotlines/index.ts';
import { loadHours } from '../hours/index.ts';
import { currentTexts } from '../notices/index.ts';

type Item = DeskReadiness['items'][number];

const must = (item: Item['item'], count: number): Item => ({
  item,
  result: count > 0 ? 'ok' : 'mend',
  count,
});
const should = (item: Item['item'], count: number): Item => ({
  item,
  result: count > 0 ? 'ok' : 'advise',
  count,
});

const ANSWERING: readonly string[] = ['counselor', 'senior_counselor', 'supervisor'];

/** What a desk still lacks before people may come, in the order in which one sees to it. */
export async function readReadiness(tx: OperatorTx, desk: Desk): Promise<DeskReadiness> {
  const { deskId, channel, state } = desk;
  const members = (await selectMembers(tx, deskId)).filter((member) => member.state === 'active');
  const texts = (await currentTexts(tx, deskId)).filter((text) => text.state === 'in_force');
  const ofLine = [
    must('channel', channel ? 1 : 0),
    must('checked', channel?.basicId ? 1 : 0),
    should('received', channel?.lastEventAt ? 1 : 0),
  ];
  const items = [
    // People come to it through the account of another desk.
    ...(!channel && (await isLedTo(tx, desk)) ? [] : ofLine),
    must('counselor', members.filter(({ role }) => ANSWERING.includes(role)).length),
    should('supervisor', members.filter(({ role }) => role === 'supervisor').length),
    should('hours', (await loadHours(tx, deskId))?.timetable ? 1 : 0),
    // Every kind has a text in force or was turned off on purpose.
    {
      ...should('notices', texts.length),
      ...(texts.length < TEXT_KINDS.length ? { result: 'advise' as const } : {}),
    },
    should('hotlines', (await selectDeskHotlines(tx, deskId)).length),
    should('answers', (await selectTemplates(tx, deskId)).length),
    must('open', state === 'active' ? 1 : 0),
  ];
  return { ready: items.every(({ item, result }) => item === 'open' || result !== 'mend'), items };
}
