import { describe, expect, it } from 'vitest';
import { makeSummary } from '../../testing/make.ts';
import { applyToSummaries, mergeFetched } from './queue-state.ts';

const summary = makeSummary({ version: 3 });
const known = new Map([[summary.id, summary]]);
const { label: _label, preview: _preview, previewKind: _kind, ...facts } = summary;
const event = (change: Partial<typeof facts>) =>
  ({ type: 'consultation', deskId: facts.deskId, consultation: { ...facts, ...change } }) as const;

describe('applyToSummaries', () => {
  it('takes newer facts and keeps the words until they are fetched', () => {
    const next = applyToSummaries(known, event({ version: 4, state: 'active' })).get(summary.id);
    expect(next).toMatchObject({ state: 'active', version: 4, preview: 'こんばんは', label: 'もみじ 2198' });
  });

  it('ignores what is late or repeated', () => {
    expect(applyToSummaries(known, event({ version: 3, state: 'active' }))).toBe(known);
  });

  it('lets ended and hidden talks go', () => {
    expect(applyToSummaries(known, event({ version: 4, state: 'closed' })).size).toBe(0);
    const gone = { type: 'gone', deskId: facts.deskId, consultationId: facts.id } as const;
    expect(applyToSummaries(known, gone).size).toBe(0);
  });

  it('does not show a talk whose words it does not have yet', () => {
    expect(applyToSummaries(new Map(), event({ version: 1 })).size).toBe(0);
  });
});

describe('mergeFetched', () => {
  it('puts in what was fetched and drops what was asked for and not answered', () => {
    const fresh = makeSummary();
    const next = mergeFetched(known, [summary.id, fresh.id], [fresh]);
    expect([...next.keys()]).toEqual([fresh.id]);
  });

  it('does not go back to an older version', () => {
    expect(mergeFetched(known, [summary.id], [{ ...summary, version: 2, preview: '古い' }])).toEqual(known);
  });
});
