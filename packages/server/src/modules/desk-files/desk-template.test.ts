import { DESK_TEMPLATE_KEYS } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { deskTemplate, deskTemplates, withTemplate } from './desk-template.ts';
import { parseDeskFile } from './parse-desk-file.ts';

const file = (more = '') =>
  parseDeskFile(
    `version: 1\noperator: 灯\nauthority: 灯市\ntemplate: disaster\ndesk: { code: saigai, name: 災害の相談 }\n${more}`,
  );

describe('templates of desks', () => {
  it('are all right, each with hours, answers, texts and words for paper', () => {
    expect(deskTemplates().map(({ key }) => key)).toEqual([...DESK_TEMPLATE_KEYS]);
    for (const { key, template } of deskTemplates()) {
      expect(template.hours, key).toBeTruthy();
      expect(template.notices, key).toBe('standard');
      expect(template.templates.length, key).toBeGreaterThanOrEqual(8);
      expect(template.materials?.topics.length, key).toBe(6);
    }
  });

  it('give way to what the file says itself, block by block, and keep ready answers of both', () => {
    const template = deskTemplate('disaster');
    expect(withTemplate(file(), template)).toMatchObject({ hours: template.hours, notices: 'standard' });
    const own = withTemplate(
      file(
        'hours: always\ntemplates:\n  - { title: おわりのあいさつ, text: またね。 }\n  - { title: 給水, text: 駅前です。 }\n',
      ),
      template,
    );
    expect(own.hours).toBeNull();
    expect(own.materials).toEqual(template.materials);
    expect(own.templates).toHaveLength(template.templates.length + 1);
    expect(own.templates.filter(({ title }) => title === 'おわりのあいさつ')).toEqual([
      { title: 'おわりのあいさつ', text: 'またね。' },
    ]);
  });

  it('are refused by a name nobody knows', () => {
    expect(() => parseDeskFile('version: 1\ntemplate: moon\n')).toThrow(/template/u);
  });
});
