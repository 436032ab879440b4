import { MaterialTexts, routes } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLineDesk, type LineDesk } from '../_support/line-desk.ts';

let desk: LineDesk;
let params: { deskId: string };
beforeAll(async () => {
  desk = await startLineDesk();
  params = { deskId: desk.operator.desk.deskId };
  await desk.test.call(routes.checkChannel, { as: desk.operator.staff.system_admin, params });
});
afterAll(() => desk.close());

const staff = () => desk.operator.staff;
const texts = MaterialTexts.parse({
  headline: '話して いいよ。',
  lead: '学校のこと、家のこと。',
  secrecy: '秘密は守ります。',
  readings: [{ word: '灯市', reading: 'ともしびし' }],
});

describe('texts', () => {
  it('are good defaults until somebody writes others, and are changed from their present version only', async () => {
    const as = staff().supervisor;
    const before = await desk.test.call(routes.getMaterials, { as, params });
    expect(before).toMatchObject({ version: 0, reachable: false, publicUrl: 'http://console.test' });
    expect(before.hotlinesOfDesk.map(({ number }) => number)).toContain('0120-0-78310');
    expect(before.hotlinesChosen).toBe(false);
    const after = await desk.test.call(routes.setMaterialTexts, { as, params, body: { version: 0, texts } });
    expect(after).toMatchObject({ version: 1, texts });
    for (const version of [0, 2]) {
      const late = await desk.test.refusal(routes.setMaterialTexts, { as, params, body: { version, texts } });
      expect(late.code).toBe('version_changed');
    }
  });

  it('are for supervisors and administrators to write; officers may read and print, counselors nothing', async () => {
    const body = { version: 1, texts };
    for (const as of [staff().officer, staff().headquarters])
      expect((await desk.test.refusal(routes.setMaterialTexts, { as, params, body })).code).toBe('forbidden');
    const as = staff().counselor;
    expect((await desk.test.refusal(routes.getMaterials, { as, params })).code).toBe('forbidden');
    for (const reader of [staff().officer, staff().system_admin, staff().headquarters])
      expect((await desk.test.call(routes.getMaterials, { as: reader, params })).version).toBe(1);
  });
});

describe('places', () => {
  it('are changed, set aside and removed while nothing was counted', async () => {
    const as = staff().supervisor;
    const make = (name: string) => desk.test.call(routes.createMaterialPlace, { as, params, body: { name } });
    const place = await make('第一小学校');
    expect(place).toMatchObject({ active: true, printed: 0, note: '' });
    const again = await desk.test.refusal(routes.createMaterialPlace, {
      as,
      params,
      body: { name: '第一小学校' },
    });
    expect(again.code).toBe('name_taken');
    const at = { ...params, placeId: place.placeId };
    const changed = await desk.test.call(routes.updateMaterialPlace, {
      as,
      params: at,
      body: { printed: 320, active: false },
    });
    expect(changed).toMatchObject({ name: '第一小学校', printed: 320, active: false, code: place.code });
    const other = await make('第二小学校');
    const taken = await desk.test.refusal(routes.updateMaterialPlace, {
      as,
      params: { ...params, placeId: other.placeId },
      body: { name: '第一小学校' },
    });
    expect(taken.code).toBe('name_taken');
    await desk.test.call(routes.deleteMaterialPlace, { as, params: at });
    await desk.test.app.http.inject({
      url: `/f/${other.code}`,
      headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/131.0 Mobile Safari/537.36' },
    });
    const kept = await desk.test.refusal(routes.deleteMaterialPlace, {
      as,
      params: { ...params, placeId: other.placeId },
    });
    expect(kept.code).toBe('conflict');
  });
});

describe('files', () => {
  const get = (file: string, query: object = {}) =>
    desk.test.raw(routes.downloadMaterial, { as: staff().officer, params: { ...params, file }, query });

  it('come with their type and a name that says what they are', async () => {
    const { placeId } = await desk.test.call(routes.createMaterialPlace, {
      as: staff().supervisor,
      params,
      body: { name: 'あおば中 1/2年' },
    });
    for (const file of ['card.pdf', 'poster.pdf', 'handout.pdf']) {
      const answer = await get(file, { placeId, form: 'children' });
      expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      const disposition = String(answer.headers['content-disposition']);
      expect(disposition).toMatch(/^attachment; filename="desk-1[\w.-]*\.pdf"; filename\*=UTF-8''/u);
      expect(decodeURIComponent(disposition)).toContain('desk-1_あおば中-1-2年_');
      expect(decodeURIComponent(disposition)).toContain('ふりがな.pdf');
    }
    const svg = await get('qr.svg');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.body).toMatch(/^<svg [^>]*viewBox="-4 -4 /u);
    const png = await get('qr.png', { placeId });
    expect(png.headers['content-type']).toBe('image/png');
    // The header of a PNG tells its width, its end that it is whole.
    expect(png.rawPayload.readUInt32BE(16)).toBeGreaterThan(1200);
    expect(png.rawPayload.subarray(-8, -4).toString()).toBe('IEND');
  });

  it('are refused in words for what does not exist', async () => {
    expect((await get('flyer.pdf')).statusCode).toBe(400);
    expect((await get('card.pdf', { placeId: '018f0000-0000-7000-8000-000000000000' })).statusCode).toBe(404);
    expect((await get('card.pdf', { form: 'giant' })).statusCode).toBe(400);
  });

  it('can be looked at before, and name the kanji children would stumble over', async () => {
    const preview = await desk.test.call(routes.previewMaterial, {
      as: staff().officer,
      params: { ...params, kind: 'card' },
      query: { form: 'children' },
    });
    expect(preview.pages).toHaveLength(2);
    for (const page of preview.pages) {
      expect((page.width * 25.4) / 72).toBeCloseTo(91, 5);
      expect((page.height * 25.4) / 72).toBeCloseTo(55, 5);
    }
    expect(preview.unread).not.toContain('秘密');
    expect(preview.unread).not.toContain('灯市');
    const standard = await desk.test.call(routes.previewMaterial, {
      as: staff().officer,
      params: { ...params, kind: 'poster' },
      query: {},
    });
    expect(standard.unread).toEqual([]);
  });
});
