import type { QuotaFigures } from '@tomoshibi/contract';
import { describe, expect, it } from 'vitest';
import { quotaParts } from './quota-parts.ts';

const figures: QuotaFigures = {
  month: '2026-11',
  plan: 1000,
  line: null,
  pushes: 200,
  broadcasts: 0,
  used: 200,
  committed: 100,
  reserve: 300,
  free: 400,
  forecast: null,
  forecastDays: 0,
  alarms: [],
};

describe('quotaParts', () => {
  it('cuts the plan into used, decided, this one and the reserve', () => {
    expect(quotaParts(figures, 150)).toMatchObject({
      free: 250,
      over: 0,
      widths: { used: 20, committed: 10, cost: 15, reserve: 30 },
    });
  });

  it('says by how much it eats into the reserve, and never draws past the end of the bar', () => {
    const parts = quotaParts(figures, 900);
    expect(parts).toMatchObject({ free: 0, over: 500 });
    const sum = Object.values(parts?.widths ?? {}).reduce((one, other) => one + other, 0);
    expect(sum).toBeCloseTo(100);
  });

  it('is nothing without a limit, and holds for an empty plan', () => {
    expect(quotaParts({ ...figures, plan: null }, 5)).toBeNull();
    expect(quotaParts({ ...figures, plan: 0, used: 0, committed: 0, reserve: 0 }, 0)?.widths.used).toBe(0);
  });
});
