import type { FlowDocument } from '@tomoshibi/contract';
import type { LineSeeker } from './line-desk.ts';
import { putFlow } from './put-flow.ts';
import { startReceptionDesk, type ReceptionDesk, type Setting } from './reception-desk.ts';

interface Shown {
  readonly text: string;
  /** What can be tapped, by label: data of a postback, or an address. */
  readonly buttons: ReadonlyMap<string, string>;
}

export interface FlowDesk extends ReceptionDesk {
  /** Puts a flow in force at the desk with the LINE account. */
  follow(document: FlowDocument): Promise<void>;
  /** Every bubble on the phone with what can be tapped. */
  bubbles(seeker: LineSeeker): Promise<Shown[]>;
  /** Taps the newest button with this label. */
  taps(seeker: LineSeeker, label: string, date?: string): Promise<void>;
  /** Taps any data, as an old or made-up button would. */
  tapsData(seeker: LineSeeker, data: string): Promise<void>;
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(record) : []);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

function shown(message: Record<string, unknown>): Shown {
  const template = record(message['template']);
  const actions = [
    ...list(template['actions']),
    ...list(record(message['quickReply'])['items']).map((item) => record(item['action'])),
  ];
  return {
    text: words(message['text']) || words(template['text']),
    buttons: new Map(
      actions.map((action) => [words(action['label']), words(action['data']) || words(action['uri'])]),
    ),
  };
}

/** A desk whose LINE account is answered by a flow first. */
export async function startFlowDesk(document: FlowDocument, setting: Setting = {}): Promise<FlowDesk> {
  const desk = await startReceptionDesk(setting);
  const flowDesk: FlowDesk = {
    ...desk,
    async follow(wanted) {
      const { operatorId } = desk.operator;
      await putFlow(desk.test.databaseUrl, { operatorId, ...desk.params }, wanted);
    },
    async bubbles({ userId }) {
      const { items } = await desk.line.control.talk(desk.channelId, userId);
      return items.filter((item) => item.from === 'desk').map((item) => shown(record(item.message)));
    },
    async taps(seeker, label, date) {
      const data = (await flowDesk.bubbles(seeker))
        .findLast(({ buttons }) => buttons.has(label))
        ?.buttons.get(label);
      if (data === undefined) throw new Error(`No button says ${label}.`);
      await desk.line.control.postback(desk.channelId, seeker.userId, {
        data,
        ...(date === undefined ? { displayText: label } : { params: { date } }),
      });
      await desk.settle();
    },
    async tapsData({ userId }, data) {
      await desk.line.control.postback(desk.channelId, userId, { data });
      await desk.settle();
    },
  };
  await flowDesk.follow(document);
  return flowDesk;
}
