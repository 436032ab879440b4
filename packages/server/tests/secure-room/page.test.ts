import { routes } from '@tomoshibi/contract';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../_support/clock.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { linksOf, readLink, setRoom, visitor, type Link, type Visitor } from '../_support/room-visitor.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await startLineDesk();
  await setRoom(desk.test, { as: desk.operator.staff.supervisor, deskId: desk.operator.desk.deskId });
});
afterAll(() => desk.close());

let phone: Visitor;
let link: Link;
beforeEach(async () => {
  const made = await desk.test.call(routes.makeRoomLink, {
    as: desk.operator.staff.counselor,
    params: { deskId: desk.operator.desk.deskId },
    body: {},
  });
  link = readLink(made.url);
  phone = visitor(desk.test);
  await phone.enter(link);
});

const json = { accept: 'application/json' };
const count = async () => (await desk.queue(desk.operator.staff.supervisor)).length;

describe('the page', () => {
  it('is kept nowhere, asks nobody else, and its cookie reaches no other page', async () => {
    const fresh = await visitor(desk.test).open(link.path);
    const [cookie] = fresh.cookies;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: link.path });
    const room = await phone.open(link.path);
    expect(room.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    const policy = String(room.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
    expect(room.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u);
    expect(room.body).not.toMatch(/localStorage|sessionStorage|serviceWorker|indexedDB/u);
    expect(Buffer.byteLength(room.body)).toBeLessThan(20_000);
  });

  it('speaks in the form the person chooses, and so does the desk from then on', async () => {
    const { key } = await phone.page(link.path);
    await phone.post(`${link.path}/form`, { key, form: 'furigana' });
    expect((await phone.page(link.path)).html).toContain('<rt>へや</rt>');
    await phone.post(`${link.path}/form`, { key: (await phone.page(link.path)).key, form: 'en' });
    expect((await phone.page(link.path)).html).toContain('Quick exit');
    expect((await visitor(desk.test).open(`${link.path}?form=easy`)).body).toContain('ひらきます');
  });

  it('shows what people write as they wrote it', async () => {
    await phone.say(link.path, '<script>alert(1)</script>\r\n"二行目"');
    const { html, texts } = await phone.page(link.path);
    expect(html).not.toContain('<script>alert');
    expect(texts).toEqual(['you: &lt;script&gt;alert(1)&lt;/script&gt;\n&quot;二行目&quot;']);
  });
});

describe('writing', () => {
  it('is refused with a reason, and nothing written is lost', async () => {
    const { key } = await phone.page(link.path);
    const long = 'あ'.repeat(5001);
    const before = await count();
    const refused = await phone.post(`${link.path}/say`, { id: randomUUID(), key, text: long });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('5,000文字まで');
    expect(refused.body).toContain(long);
    expect((await phone.say(link.path, '  ')).json()).toEqual({ say: 'まだ何も書かれていません。' });
    expect(await count()).toBe(before);
    // A browser counts a line break as one and sends it as two.
    expect((await phone.say(link.path, `${'あ'.repeat(4999)}\r\n`)).statusCode).toBe(200);
  });

  it('is slowed down when very much comes', async () => {
    const statuses = [];
    for (let time = 0; time < 22; time += 1)
      statuses.push((await phone.say(link.path, `${time}`)).statusCode);
    expect(statuses.slice(0, 20).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(20)).toEqual([429, 429]);
    await desk.later(MINUTE);
    expect((await phone.say(link.path, '少し待ちました')).statusCode).toBe(200);
  });

  it('is not taken from another site’s page, nor without the key of the page', async () => {
    const { key, id } = await phone.page(link.path);
    const before = await count();
    const form = { id, key, text: 'にせもの' };
    const say = `${link.path}/say`;
    expect((await phone.post(say, form, { ...json, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(404);
    expect((await phone.post(say, form, { ...json, origin: 'https://evil.example' })).statusCode).toBe(404);
    expect((await phone.post(say, { ...form, key: 'x' }, json)).statusCode).toBe(401);
    expect((await visitor(desk.test).post(say, form, json)).statusCode).toBe(401);
    expect(await count()).toBe(before);
    // What browsers send from a page without Referer.
    expect(
      (await phone.post(say, form, { origin: 'null', 'sec-fetch-site': 'same-origin' })).statusCode,
    ).toBe(303);
  });
});

describe('the room closes', () => {
  const gone = () => expect(phone.page(link.path)).rejects.toThrow('No room');

  it('when nobody does anything for long; looking alone is no deed', async () => {
    await phone.say(link.path, 'ここにいます');
    for (let time = 0; time < 5; time += 1) {
      await desk.later(11 * MINUTE);
      expect((await phone.open(`${link.path}/news?talk=&upTo=0&active=0`)).statusCode).toBe(200);
    }
    await desk.later(6 * MINUTE);
    await gone();
    const answer = await phone.open(`${link.path}/news`);
    expect(answer.statusCode).toBe(401);
    expect((await phone.open(`${link.path}?closed=1`)).body).toContain('部屋は閉じています');
  });

  it('a while after the talk', async () => {
    const as = desk.operator.staff.counselor;
    const talk = await desk.opens(as, () => phone.say(link.path, '短い話です'));
    const params = { consultationId: talk.id };
    await desk.test.call(routes.claim, { as, params, body: {} });
    await desk.test.call(routes.closeConsultation, { as, params, body: { reason: 'ended' } });
    await desk.later(59 * MINUTE);
    await phone.page(link.path);
    await desk.later(MINUTE);
    await gone();
  });

  it('at once by the quick exit, which leads to the page the desk chose', async () => {
    const { key } = await phone.page(link.path);
    const left = await phone.post(`${link.path}/leave`, { key });
    expect(left.headers['refresh']).toBe('0; url=https://weather.example.jp/');
    expect(left.body).not.toContain('相談');
    await gone();
    expect((await visitor(desk.test).enter(link)).statusCode).toBe(403);
  });
});

describe('what staff see of a room', () => {
  it('is hidden from people of another operator and without the right', async () => {
    const as = desk.operator.staff.counselor;
    const { id: consultationId } = await desk.opens(as, () => phone.say(link.path, 'はじめまして'));
    const other = (await desk.test.operator()).staff.counselor;
    const params = { consultationId };
    expect((await desk.test.refusal(routes.getRoomState, { as: other, params })).code).toBe('not_found');
    expect((await desk.test.refusal(routes.renewRoomLink, { as: other, params, body: {} })).code).toBe(
      'not_found',
    );
    expect(await desk.test.call(routes.getRoomState, { as, params })).toMatchObject({
      hasLine: false,
      open: true,
    });
    expect(await linksOf(desk, await desk.seeker())).toEqual([]);
  });

  it('is nothing where the talk is over LINE', async () => {
    await setRoom(
      desk.test,
      { as: desk.operator.staff.supervisor, deskId: desk.operator.desk.deskId },
      { talks: 'line' },
    );
    const as = desk.operator.staff.counselor;
    const { consultationId } = await desk.open(as);
    expect((await desk.test.refusal(routes.getRoomState, { as, params: { consultationId } })).code).toBe(
      'conflict',
    );
  });
});
