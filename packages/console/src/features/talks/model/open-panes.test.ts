import { describe, expect, it } from 'vitest';
import { makeId } from '../../../testing/make.ts';
import { closePane, openBeside, openInPlace, readPanes, visiblePanes, writePanes } from './open-panes.ts';

const [a, b, c, d] = [makeId(), makeId(), makeId(), makeId()];

describe('open panes', () => {
  it('come back from the address they were written to', () => {
    const panes = { ids: [a, b], focused: b };
    const { t, f } = writePanes(panes);
    expect(readPanes(t, f)).toEqual(panes);
  });

  it('drop what is not an id, repetitions and a focus that is not open', () => {
    expect(readPanes(`${a}.nonsense.${a}`, d)).toEqual({ ids: [a], focused: a });
  });

  it('replace the focused talk', () => {
    expect(openInPlace({ ids: [a, b], focused: b }, c)).toEqual({ ids: [a, c], focused: c });
  });

  it('only focus a talk that is open already', () => {
    expect(openInPlace({ ids: [a, b], focused: b }, a)).toEqual({ ids: [a, b], focused: a });
    expect(openBeside({ ids: [a, b], focused: b }, a, 3)).toEqual({ ids: [a, b], focused: a });
  });

  it('open beside the focused talk, and in its place when there is no room', () => {
    expect(openBeside({ ids: [a, b], focused: a }, c, 3)).toEqual({ ids: [a, c, b], focused: c });
    expect(openBeside({ ids: [a, b], focused: a }, c, 2)).toEqual({ ids: [c, b], focused: c });
  });

  it('close towards the left', () => {
    expect(closePane({ ids: [a, b, c], focused: c }, c)).toEqual({ ids: [a, b], focused: b });
    expect(closePane({ ids: [a], focused: a }, a)).toEqual({ ids: [], focused: undefined });
  });

  it('always show the focused talk', () => {
    expect(visiblePanes({ ids: [a, b, c], focused: c }, 2)).toEqual([a, c]);
    expect(visiblePanes({ ids: [a, b, c], focused: c }, 1)).toEqual([c]);
  });
});
