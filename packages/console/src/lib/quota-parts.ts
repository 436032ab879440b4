import type { QuotaFigures } from '@tomoshibi/contract';

export const PARTS = ['used', 'committed', 'cost', 'reserve'] as const;
export type Part = (typeof PARTS)[number];

export interface QuotaParts {
  readonly plan: number;
  readonly values: Readonly<Record<Part, number>>;
  /** Messages left after all of it; 0 when it does not fit. */
  readonly free: number;
  /** Messages by which it would eat into the reserve; 0 when it fits. */
  readonly over: number;
  /** Width of each part in percent of the bar, which grows beyond the plan when it does not fit. */
  readonly widths: Readonly<Record<Part, number>>;
}

/** The month's plan cut into its parts; null: there is no limit, so there is nothing to cut. */
export function quotaParts(figures: QuotaFigures, cost: number): QuotaParts | null {
  const { plan, used, committed, reserve } = figures;
  if (plan === null) return null;
  const values = { used, committed, cost, reserve };
  const sum = used + committed + cost + reserve;
  const whole = Math.max(plan, sum, 1);
  const width = (part: Part) => (values[part] / whole) * 100;
  return {
    plan,
    values,
    free: Math.max(0, plan - sum),
    over: Math.max(0, sum - plan),
    widths: {
      used: width('used'),
      committed: width('committed'),
      cost: width('cost'),
      reserve: width('reserve'),
    },
  };
}
