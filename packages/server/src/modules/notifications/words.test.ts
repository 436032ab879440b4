import { NOTIFICATION_KINDS } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { contactMail, headline, staffMail } from './words.ts';

const base = { language: 'ja', deskName: 'こころの相談' } as const;

describe('what push and mail say', () => {
  it('is the same for every kind unless the operator wants more', () => {
    const real = NOTIFICATION_KINDS.filter((kind) => kind !== 'test');
    const said = new Set(real.map((kind) => headline({ ...base, content: 'bare', kind })));
    expect([...said]).toEqual(['灯: 新しいお知らせ']);
    expect(new Set(real.map((kind) => headline({ ...base, content: 'kind', kind }))).size).toBe(real.length);
  });

  it('names the desk only when asked to', () => {
    const kind = 'short_staffed';
    expect(headline({ ...base, content: 'kind', kind })).toBe('灯: 担当者が足りません');
    expect(headline({ ...base, content: 'kind_and_desk', kind })).toBe(
      '灯: 担当者が足りません (こころの相談)',
    );
    expect(headline({ ...base, deskName: null, content: 'kind_and_desk', kind })).toBe(
      '灯: 担当者が足りません',
    );
  });

  it('leads staff to the console, and tells the contact on duty what to do', () => {
    const wording = { ...base, content: 'bare', kind: 'alert_climbed' } as const;
    expect(staffMail(wording, 'https://x.example/n/1').text).toContain('\nhttps://x.example/n/1\n');
    expect(contactMail(wording).text).toMatch(/電話してください/u);
    expect(contactMail({ ...wording, language: 'en' }).text).toMatch(/telephone/u);
  });
});
