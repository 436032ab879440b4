import { SURVEY_PRESETS } from '@tomoshibi/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyDesk, exportDesk, parseDeskFile, resolveDeskFile } from '../../src/modules/desk-files/index.ts';
import { createPasswords } from '../../src/modules/identity/index.ts';
import { CHEAP_PASSWORDS, startTestApp, type TestApp } from '../_support/app.ts';

const SYSTEM = { kind: 'system' } as const;
let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const file = (code: string, surveys: string) => `version: 1
operator: 灯の会
authority: 灯市
desk: { code: ${code}, name: 相談 }
surveys:
${surveys}`;
const OWN = `  own:
    title: ひとこと
    intro:
      standard: |
        ありがとうございました。
    thanks: { standard: どうも }
    questions:
      - type: scale
        key: ease
        words: { standard: 話しやすさは? }
        low: { standard: にくい }
        high: { standard: しやすい }
    send: { laterDays: 7, atEnd: false }
`;
async function apply(source: string) {
  const resolved = await resolveDeskFile(parseDeskFile(source), {
    env: () => undefined,
    file: () => Promise.reject(new Error('none')),
    stdin: () => Promise.reject(new Error('none')),
    plainAllowed: false,
  });
  const context = { ...test.context, passwords: createPasswords(CHEAP_PASSWORDS) };
  const { changes } = await applyDesk(context, resolved, SYSTEM);
  return changes.filter(({ what }) => what === 'survey').map(({ name, done }) => `${name} ${done}`);
}
const exported = (code: string) => exportDesk(test.context, { code, operatorName: null }, SYSTEM);

describe('a desk file', () => {
  it('puts surveys in force once, gives them back as they are, and stops them', async () => {
    const ready = `  kanagawa: ready\n${OWN.replace('laterDays: 7, ', '')}`;
    expect(await apply(file('first', ready))).toEqual(['kanagawa created', 'own created']);
    expect(await apply(file('first', ready))).toEqual([]);
    const out = await exported('first');
    const { surveys } = parseDeskFile(out);
    expect(surveys?.['kanagawa']).toEqual(SURVEY_PRESETS.kanagawa);
    expect(surveys?.['own']).toMatchObject({ intro: { standard: 'ありがとうございました。' } });
    expect(await apply(out)).toEqual([]);
    expect(await apply(file('first', `  kanagawa: off\n${OWN}`))).toEqual([
      'kanagawa stopped',
      'own changed',
    ]);
    // What was stopped stays so; only a survey written out takes its place again.
    expect(await apply(file('first', '  kanagawa: ready\n'))).toEqual([]);
    expect(parseDeskFile(await exported('first')).surveys?.['kanagawa']).toBe('off');
  });

  it('says in which line a survey is not right, and changes nothing', async () => {
    const faults = (surveys: string) => {
      try {
        parseDeskFile(file('second', surveys));
        return null;
      } catch (error) {
        return String(error);
      }
    };
    expect(faults('  own: ready\n')).toMatch(/surveys\.own.*no survey that is ready/u);
    expect(faults(OWN.replace('scale', 'slide'))).toMatch(/surveys\.own\.questions\.0\.type/u);
    expect(faults(OWN.replace('    title: ひとこと\n', ''))).toMatch(/surveys\.own\.title/u);
    expect(faults(OWN.replace('low: { standard', 'low: { easy'))).toMatch(
      /surveys\.own\.questions\.0\.low\.standard.*must be given/u,
    );
    expect(faults(OWN.replace('    title', '    colour: red\n    title'))).toMatch(
      /surveys\.own\.colour.*not known here/u,
    );
    await expect(apply(file('third', `  kanagawa: ready\n${OWN}`))).rejects.toThrow(/same moment/u);
    await expect(exported('third')).rejects.toThrow();
  });
});
