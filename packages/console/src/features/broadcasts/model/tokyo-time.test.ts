import { describe, expect, it } from 'vitest';
import { fromTokyoField, toTokyoField } from './tokyo-time.ts';

describe('a field for a time in Japan', () => {
  it('shows and reads the clock in Japan, wherever the browser is', () => {
    expect(toTokyoField('2026-11-30T15:30:00.000Z')).toBe('2026-12-01T00:30');
    expect(fromTokyoField('2026-12-01T00:30')).toBe('2026-11-30T15:30:00.000Z');
  });

  it('is nothing while it is empty', () => {
    expect(toTokyoField(null)).toBe('');
    expect(fromTokyoField('')).toBeNull();
    expect(fromTokyoField('2026-12')).toBeNull();
  });
});
