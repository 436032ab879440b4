import { routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlaceCode, tieToPlace } from '../../src/modules/materials/index.ts';
import { DAY } from '../_support/app.ts';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';
import { asOwner } from '../_support/owner.ts';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

let desk: LineDesk;
let params: { deskId: string };
beforeAll(async () => {
  desk = await startLineDesk();
  params = { deskId: desk.operator.desk.deskId };
});
afterAll(() => desk.close());

const addPlace = (name: string) =>
  desk.test.call(routes.createMaterialPlace, {
    as: desk.operator.staff.supervisor,
    params,
    body: { name },
  });
const open = (
  code: string,
  headers: Record<string, string> = { 'user-agent': PHONE },
  method: 'GET' | 'HEAD' = 'GET',
) => desk.test.app.http.inject({ method, url: `/f/${code}`, headers });
const month = () => {
  const tokyo = new Date(desk.test.clock.now().getTime() + 9 * 3_600_000);
  return tokyo.toISOString().slice(0, 7);
};
const figures = async (placeId: string, of = month()) => {
  const all = await desk.test.call(routes.getMaterialFigures, {
    as: desk.operator.staff.officer,
    params,
    query: { month: of },
  });
  const place = all.places.find((each) => each.placeId === placeId);
  if (!place) throw new Error('the place is missing in the figures');
  return { place, desk: all.desk };
};

describe('before LINE is known', () => {
  it('nothing is printed, and the page still leads to people', async () => {
    const place = await addPlace('ポスター 駅前');
    const as = desk.operator.staff.officer;
    const refused = await desk.test.refusal(routes.downloadMaterial, {
      as,
      params: { ...params, file: 'poster.pdf' },
      query: { placeId: place.placeId },
    });
    expect(refused.code).toBe('conflict');
    const page = await open(place.code);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('line.me');
    expect(page.body).toContain('0120-279-338');
  });
});

describe('a place', () => {
  it('is counted when a person opens its address, and not when a program does', async () => {
    await desk.test.call(routes.checkChannel, { as: desk.operator.staff.system_admin, params });
    const place = await addPlace('あおば中学校 1年');
    expect(place.url).toBe(`http://console.test/f/${place.code}`);
    desk.test.clock.advance(31_000);

    const page = await open(place.code.toLowerCase());
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['set-cookie']).toBeUndefined();
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toMatch(/<script/u);
    const { basicId } = await desk.test.call(routes.getMaterials, {
      as: desk.operator.staff.supervisor,
      params,
    });
    expect(page.body).toContain(`https://line.me/R/ti/p/${encodeURIComponent(basicId ?? '')}`);
    const prepared = /oaMessage\/[^/]+\/\?([^"]+)"/u.exec(page.body)?.[1] ?? '';
    expect(readPlaceCode(decodeURIComponent(prepared))).toBe(place.code);

    await open(place.code, { 'user-agent': PHONE }, 'HEAD');
    await open(place.code, { 'user-agent': PHONE, 'sec-purpose': 'prefetch' });
    await open(place.code, { 'user-agent': 'facebookexternalhit/1.1;line-poker/1.0' });
    expect((await figures(place.placeId)).place.scans).toBe(1);

    await Promise.all(Array.from({ length: 40 }, () => open(place.code)));
    expect((await figures(place.placeId)).place.scans).toBe(41);
  });

  it('is counted on the day and in the month of Japan', async () => {
    const place = await addPlace('図書館カード');
    // Just before midnight in Tokyo at the end of a month, which is still the afternoon in UTC.
    const now = desk.test.clock.now();
    const [year = 0, monthNumber = 0] = month().split('-').map(Number);
    const next = new Date(Date.UTC(year, monthNumber, 1) - 9 * 3_600_000);
    const first = new Date(next.getTime() + DAY).toISOString().slice(0, 7);
    await desk.later(next.getTime() - now.getTime() - 60_000);
    const before = month();
    await open(place.code);
    await desk.later(120_000);
    expect(month()).toBe(first);
    await open(place.code);
    await open(place.code);
    expect((await figures(place.placeId, before)).place.scans).toBe(1);
    expect((await figures(place.placeId)).place.scans).toBe(2);
    const days = await asOwner(
      desk.test.databaseUrl,
      `select day::text, scans from material_scans where place_id = '${place.placeId}' order by day`,
    );
    expect(days).toEqual([
      { day: new Date(next.getTime() - 60_000 + 9 * 3_600_000).toISOString().slice(0, 10), scans: 1 },
      { day: `${first}-01`, scans: 2 },
    ]);
  });

  it('that nobody knows is a kind 404, without a word about whether others exist', async () => {
    for (const code of ['CCCCCC', 'nonsense', '%2e%2e%2fetc', 'あ'.repeat(150)]) {
      const page = await open(encodeURIComponent(decodeURIComponent(code)));
      expect([code, page.statusCode]).toEqual([code, 404]);
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.body).toContain('0120-0-78310');
    }
  });

  it('of a closed desk says so, and shows where somebody answers', async () => {
    const as = desk.operator.staff.system_admin;
    const place = await addPlace('しまった窓口');
    const { version } = await desk.test.call(routes.getDesk, { as, params });
    const closed = await desk.test.call(routes.updateDesk, {
      as,
      params,
      body: { version, state: 'closed' },
    });
    const page = await open(place.code);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('line.me');
    expect(page.body).toContain('いま相談を受けていません');
    await desk.test.call(routes.updateDesk, {
      as,
      params,
      body: { version: closed.version, state: 'active' },
    });
  });
});

describe('a person', () => {
  const tie = (userText: string, seekerId: string) =>
    desk.test.context.db.tenant(desk.operator.operatorId, async (tx) => {
      const code = readPlaceCode(userText);
      return code === null ? null : tieToPlace(tx, { ...params, seekerId, code, at: desk.test.clock.now() });
    });
  const seekerOf = async (consultationId: string) => {
    const rows = await asOwner(
      desk.test.databaseUrl,
      `select seeker_id from consultations where id = '${consultationId}'`,
    );
    return String(rows[0]?.['seeker_id']);
  };

  it('belongs to the first place they name, and their first consultation with them', async () => {
    const [school, poster] = [await addPlace('みどり中学校'), await addPlace('ポスター 公民館')];
    const as = desk.operator.staff.counselor;
    const before = await figures(school.placeId);
    const { seeker, consultationId } = await desk.open(as, `こんにちは。(案内コード ${school.code})`);
    await desk.line.control.follow(desk.channelId, seeker.userId);
    await desk.settle();
    const seekerId = await seekerOf(consultationId);
    // Their message tied them; whatever code they name later changes nothing.
    expect(await tie(`案内コード ${school.code}`, seekerId)).toBeNull();
    expect(await tie(poster.code, seekerId)).toBeNull();
    const after = await figures(school.placeId);
    expect(after.place).toMatchObject({ scans: 0, tied: 1, firstConsultations: 1, estimatedFriends: 1 });
    expect(after.desk.newFriends).toBe(before.desk.newFriends + 1);
    expect((await figures(poster.placeId)).place).toMatchObject({ tied: 0, firstConsultations: 0 });
  });

  it('who knew the desk before the paper is tied, and counts no first consultation', async () => {
    const place = await addPlace('あとから見たポスター');
    const { consultationId } = await desk.open(desk.operator.staff.counselor);
    await desk.later(DAY);
    expect(await tie(place.code, await seekerOf(consultationId))).not.toBeNull();
    expect((await figures(place.placeId)).place).toMatchObject({ tied: 1, firstConsultations: 0 });
  });

  it('is tied to no place of another desk', async () => {
    const other = await desk.test.operator();
    const theirs = await desk.test.call(routes.createMaterialPlace, {
      as: other.staff.supervisor,
      params: { deskId: other.desk.deskId },
      body: { name: 'よその学校' },
    });
    const { consultationId } = await desk.open(desk.operator.staff.counselor);
    expect(await tie(theirs.code, await seekerOf(consultationId))).toBeNull();
  });
});
