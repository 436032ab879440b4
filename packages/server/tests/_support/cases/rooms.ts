import { ROOM, linksOf, setRoom, visitor } from '../room-visitor.ts';
import type { LineDesk } from '../line-desk.ts';
import type { FilledTalk, ModuleCases, VerbsAt } from './case.ts';

/** Lets the desk talk in the room for as long as something is done, so that the other modules' cases stay over LINE. */
async function inRoom<T>(desk: LineDesk, work: () => Promise<T>): Promise<T> {
  const at = { as: desk.operator.staff.supervisor, deskId: desk.operator.desk.deskId };
  await setRoom(desk.test, at);
  try {
    return await work();
  } finally {
    await setRoom(desk.test, at, { talks: 'line' });
  }
}

async function verbs({ desk, verb, params }: VerbsAt): Promise<void> {
  const { counselor, supervisor } = desk.operator.staff;
  await verb({
    route: 'setRoom',
    action: 'room.changed',
    call: { as: supervisor, params, body: { ...ROOM, talks: 'line', version: 0 } },
  });
  await verb({ route: 'makeRoomLink', action: 'room.link_made', call: { as: counselor, params, body: {} } });
  const { consultationId } = await inRoom(desk, () => desk.claimed(counselor));
  await verb({
    route: 'renewRoomLink',
    action: 'room.link_made',
    call: { as: counselor, params: { consultationId }, body: {} },
  });
}

async function fill(desk: LineDesk, _talk: FilledTalk): Promise<void> {
  const { seeker } = await inRoom(desk, () => desk.claimed(desk.operator.staff.counselor));
  const [link] = await linksOf(desk, seeker);
  if (!link) throw new Error('No link was sent.');
  const phone = visitor(desk.test);
  await phone.enter(link);
  await phone.say(link.path, '部屋に書きました');
}

export const roomsCases: ModuleCases = { verbs, fill };
