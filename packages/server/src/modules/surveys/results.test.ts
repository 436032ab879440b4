import { SURVEY_PRESETS, SurveyDocument } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import type { AnswerCount } from './answers-store.ts';
import { resultsCsv } from './results-csv.ts';
import { resultsOf } from './results.ts';
import type { VersionRow } from './versions-store.ts';

const version = (document: SurveyDocument): VersionRow => ({
  id: '0198f3c2-0000-7000-8000-000000000001',
  desk_id: '0198f3c2-0000-7000-8000-000000000002',
  key: 'kanagawa',
  number: 1,
  state: 'in_force',
  document,
  revision: 1,
  ready_at: null,
  origin: 'file',
  authors: [],
  decided_by: null,
  decided_at: null,
  comment: null,
  in_force_from: new Date(0),
  in_force_until: null,
  updated_at: new Date(0),
});
const { kanagawa } = SURVEY_PRESETS;
const count = (wave: 'end' | 'later', value: string | null, of: number): AnswerCount => ({
  question: 'glad',
  wave,
  skipped: value === null,
  value,
  count: of,
});
const counted = {
  versions: [version(kanagawa)],
  waves: [
    { wave: 'later', asked: 9, answered: 3 },
    { wave: 'end', asked: 20, answered: 12 },
  ],
  answers: [count('end', 'yes', 8), count('end', 'no', 1), count('end', null, 3), count('later', 'yes', 4)],
  from: '2026-09',
  to: '2026-11',
} as const;

describe('results', () => {
  it('put the waves side by side and keep few answers to themselves', () => {
    const { waves, questions } = resultsOf('kanagawa', counted);
    expect(waves).toEqual([
      { wave: 'end', asked: 20, answered: 12 },
      { wave: 'later', asked: 9, answered: 3 },
    ]);
    expect(questions[0]?.tallies).toEqual([
      { wave: 'end', n: 12, skipped: 3, counts: [8, 0, 0, 1] },
      { wave: 'later', n: 4, skipped: null, counts: null },
    ]);
    expect(questions[1]?.tallies[0]).toEqual({ wave: 'end', n: 0, skipped: null, counts: null });
  });

  it('hold to the strictest promise of any version, and know options of former ones', () => {
    const former = SurveyDocument.parse({
      ...kanagawa,
      anonymous: true,
      minimum: 10,
      questions: [
        {
          type: 'choice',
          key: 'glad',
          words: { standard: 'よかったですか' },
          options: [
            { value: 'yes', label: { standard: 'はい' } },
            { value: 'unsure', label: { standard: 'わからない' } },
          ],
        },
      ],
    });
    const { anonymous, minimum, questions } = resultsOf('kanagawa', {
      ...counted,
      versions: [version(kanagawa), version(former)],
    });
    expect({ anonymous, minimum }).toEqual({ anonymous: true, minimum: 10 });
    expect(questions[0]?.options.map(({ label }) => label)).toEqual([
      'そう思う',
      'すこしそう思う',
      'あまり思わない',
      '思わない',
      'わからない',
    ]);
  });

  it('as CSV have a line for every answer, and none that is a formula', () => {
    const evil = SurveyDocument.parse({ ...kanagawa, questions: kanagawa.questions.slice(0, 1) });
    const [question] = evil.questions;
    if (question) question.words = { standard: '=1+1' };
    const { csv, fileName } = resultsCsv(resultsOf('kanagawa', { ...counted, versions: [version(evil)] }));
    expect(fileName).toBe('survey-kanagawa-2026-09-2026-11.csv');
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(1 + 5 + 1);
    expect(lines[1]).toBe(`"終了時","'=1+1","そう思う",8,"66.7%",12,20,12,"60.0%"`);
    expect(lines[6]).toBe(`"後日","'=1+1","5件未満のため数だけ","","",4,9,3,"33.3%"`);
  });
});
