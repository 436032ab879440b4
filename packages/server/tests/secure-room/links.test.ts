import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../_support/clock.ts';
import { startLineDesk, type LineDesk, type LineSeeker } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';
import { linksOf, readLink, setRoom, visitor, type Link } from '../_support/room-visitor.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
});
afterAll(() => desk.close());
beforeEach(() => change({}));

const at = () => ({ as: desk.operator.staff.supervisor, deskId: desk.operator.desk.deskId });
const change = (to: Parameters<typeof setRoom>[2]) => setRoom(desk.test, at(), to);
const newest = (links: readonly Link[]): Link => {
  const link = links.at(-1);
  if (!link) throw new Error('No link was sent.');
  return link;
};
async function invited(text = 'だれにも言えないことがあります'): Promise<{ seeker: LineSeeker; link: Link }> {
  const seeker = await desk.seeker();
  await seeker.says(text);
  await desk.settle();
  return { seeker, link: newest(await linksOf(desk, seeker)) };
}

describe('a link from LINE', () => {
  it('lets its person in by one tap, and shows what they wrote over LINE', async () => {
    const { link } = await invited();
    const phone = visitor(desk.test);
    const door = await phone.open(link.path);
    expect(door.statusCode).toBe(200);
    expect(door.body).not.toContain(link.token);
    const entered = await phone.enter(link);
    expect([entered.statusCode, entered.headers.location]).toEqual([303, link.path]);
    expect((await phone.page(link.path)).texts).toEqual(['you: だれにも言えないことがあります']);
  });

  it('is not used up by programs that look at it, and its secret is in no address', async () => {
    const { link } = await invited();
    for (let look = 0; look < 3; look += 1) await visitor(desk.test).open(link.path);
    expect((await visitor(desk.test).enter(link)).statusCode).toBe(303);
    expect(link.path).toMatch(/^\/room\/[2-9a-z]{12}$/u);
    expect(link.token).toMatch(/^[\w-]{43}$/u);
  });

  it('is refused in another browser once it is used', async () => {
    const { link } = await invited();
    await visitor(desk.test).enter(link);
    const thief = visitor(desk.test);
    const refused = await thief.enter(link);
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('もう使われています');
    expect(refused.body).toContain('新しいリンクをLINEに送る');
    await expect(thief.page(link.path)).rejects.toThrow('No room');
  });

  it('may be tapped twice by the browser that came first, whose first answer was lost', async () => {
    const { link } = await invited();
    const phone = visitor(desk.test);
    await phone.open(link.path);
    const before = new Map(phone.cookies);
    await phone.post(`${link.path}/enter`, { token: link.token });
    for (const [name, value] of before) phone.cookies.set(name, value);
    expect((await phone.post(`${link.path}/enter`, { token: link.token })).statusCode).toBe(303);
    await phone.page(link.path);
  });

  it('is refused when its time is over', async () => {
    const { link } = await invited();
    await desk.later(15 * MINUTE);
    const refused = await visitor(desk.test).enter(link);
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('使える時間が過ぎました');
  });

  it('is refused when it is guessed, and after many tries for a while', async () => {
    const { link } = await invited();
    const guess = { ...link, token: 'A'.repeat(43) };
    const refused = await visitor(desk.test).enter(guess);
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('このリンクでは入れませんでした');
    const statuses = [];
    for (let time = 0; time < 20; time += 1)
      statuses.push((await visitor(desk.test).enter(guess)).statusCode);
    expect(statuses.at(-1)).toBe(429);
    expect((await visitor(desk.test).open('/room/abcdefghijkm')).statusCode).toBe(404);
    expect((await visitor(desk.test).open('/room/elsewhere')).statusCode).toBe(404);
  });

  it('does not open the room of somebody else', async () => {
    const one = await invited();
    const other = await invited('はじめまして');
    const refused = await visitor(desk.test).enter({ ...one.link, token: other.link.token });
    expect(refused.statusCode).toBe(403);
    await expect(visitor(desk.test).enter(other.link)).resolves.toMatchObject({ statusCode: 303 });
  });

  it('closes the room in the browser in which it was open before', async () => {
    const { seeker, link } = await invited();
    const first = visitor(desk.test);
    await first.enter(link);
    await desk.later(2 * MINUTE);
    await seeker.says('電話をかえました');
    await desk.settle();
    const second = visitor(desk.test);
    await second.enter(newest(await linksOf(desk, seeker)));
    await second.page(link.path);
    await expect(first.page(link.path)).rejects.toThrow('No room');
  });

  it('is sent anew to the LINE of its person, whoever asks for it', async () => {
    const { seeker, link } = await invited();
    await visitor(desk.test).enter(link);
    await desk.later(2 * MINUTE);
    const before = (await linksOf(desk, seeker)).length;
    const stranger = visitor(desk.test);
    const asked = await stranger.post(`${link.path}/link`, {});
    expect(asked.body).toContain('新しいリンクをLINEに送りました');
    await desk.settle();
    const links = await linksOf(desk, seeker);
    expect(links).toHaveLength(before + 1);
    expect(asked.body).not.toContain(newest(links).token);
    expect((await visitor(desk.test).enter(newest(links))).statusCode).toBe(303);
  });

  it('is kept as a hash alone', async () => {
    const { link } = await invited();
    const rows = await asOwner(desk.test.databaseUrl, 'select * from room_links');
    expect(JSON.stringify(rows)).not.toContain(link.token);
    expect(desk.test.logs.join('\n')).not.toContain(link.token);
  });
});

describe('where a LIFF app is set', () => {
  const LIFF = '1234567890-AbcdEfgh';
  const LOGIN = '1234567890';
  beforeEach(() => change({ liffId: LIFF }));

  it('the same LINE user comes in, and nobody else', async () => {
    const { seeker, link } = await invited();
    const thief = await desk.seeker('ぬすむ人');
    const proofOf = (userId: string, login = LOGIN) => desk.line.control.idToken(userId, login);
    const attempts = [
      {},
      { idToken: 'made up' },
      { idToken: await proofOf(thief.userId) },
      { idToken: await proofOf(seeker.userId, '9999999999') },
    ];
    for (const attempt of attempts) {
      const refused = await visitor(desk.test).enter(link, attempt);
      expect(refused.statusCode).toBe(403);
      expect(refused.body).toContain('送った先の人だけ');
    }
    const entered = await visitor(desk.test).enter(link, { idToken: await proofOf(seeker.userId) });
    expect(entered.statusCode).toBe(303);
  });

  it('LINE’s silence lets nobody in and uses nothing up', async () => {
    const { seeker, link } = await invited();
    const idToken = await desk.line.control.idToken(seeker.userId, LOGIN);
    await desk.line.control.addFault({ kind: 'server-error', times: 1 });
    const phone = visitor(desk.test);
    expect((await phone.enter(link, { idToken })).statusCode).toBe(503);
    expect((await phone.enter(link, { idToken })).statusCode).toBe(303);
  });

  it('the door loads LINE’s script, and the room does not', async () => {
    const { seeker, link } = await invited();
    const phone = visitor(desk.test);
    const door = await phone.open(
      `/room?liff.state=${encodeURIComponent(`${link.path.slice(5)}#${link.token}`)}`,
    );
    expect(door.headers['content-security-policy']).toContain('https://static.line-scdn.net');
    await phone.enter(link, { idToken: await desk.line.control.idToken(seeker.userId, LOGIN) });
    const room = await phone.open(link.path);
    expect(room.headers['content-security-policy']).not.toContain('line');
  });
});

describe('a link from staff', () => {
  const link = async () => {
    const { counselor } = desk.operator.staff;
    const made = await desk.test.call(routes.makeRoomLink, {
      as: counselor,
      params: { deskId: desk.operator.desk.deskId },
      body: {},
    });
    return { made, link: readLink(made.url) };
  };

  it('lets in somebody without LINE, whose talk begins with their first words', async () => {
    await change({ liffId: '1234567890-AbcdEfgh' });
    const { link: own, made } = await link();
    const phone = visitor(desk.test);
    expect((await phone.enter(own)).statusCode).toBe(303);
    expect((await phone.page(own.path)).texts).toEqual([]);
    const talk = await desk.opens(desk.operator.staff.counselor, () =>
      phone.say(own.path, '電話でリンクをもらいました'),
    );
    expect(talk).toMatchObject({
      venue: 'room',
      seekerId: made.seekerId,
      preview: '電話でリンクをもらいました',
    });
    const asked = await phone.post(`${own.path}/link`, {});
    expect(asked.body).toContain('LINEには送れませんでした');
    const again = await desk.test.call(routes.renewRoomLink, {
      as: desk.operator.staff.counselor,
      params: { consultationId: talk.id },
      body: { hours: 1 },
    });
    const other = visitor(desk.test);
    expect((await other.enter(readLink(again.url))).statusCode).toBe(303);
    expect((await other.page(own.path)).texts).toEqual(['you: 電話でリンクをもらいました']);
  });

  it('is made by nobody of another operator, and by nobody without the right', async () => {
    const params = { deskId: desk.operator.desk.deskId };
    const other = await desk.test.operator();
    for (const [as, code] of [
      [other.staff.counselor, 'not_found'],
      [desk.operator.staff.officer, 'forbidden'],
    ] as const)
      expect((await desk.test.refusal(routes.makeRoomLink, { as, params, body: {} })).code).toBe(code);
  });
});
