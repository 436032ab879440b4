import { describe, expect, it } from 'vitest';
import { createMemory } from './memory.ts';

function world() {
  let now = 0;
  const loads: string[] = [];
  const memory = createMemory<string>({ now: () => new Date(now) }, () => 1000, 3);
  const get = (key: string, value: string) =>
    memory.get(key, () => {
      loads.push(key);
      return Promise.resolve(value);
    });
  return { memory, loads, get, pass: (ms: number) => (now += ms) };
}

describe('memory', () => {
  it('keeps a value for its time', async () => {
    const { get, loads, pass } = world();
    expect(await get('a', 'one')).toBe('one');
    pass(999);
    expect(await get('a', 'two')).toBe('one');
    pass(1);
    expect(await get('a', 'three')).toBe('three');
    expect(loads).toEqual(['a', 'a']);
  });

  it('loads once for all who ask at the same time', async () => {
    const { get, loads } = world();
    expect(await Promise.all([get('a', 'one'), get('a', 'two'), get('b', 'three')])).toEqual([
      'one',
      'one',
      'three',
    ]);
    expect(loads).toEqual(['a', 'b']);
  });

  it('does not keep a failure', async () => {
    const { memory, get } = world();
    await expect(memory.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await get('a', 'one')).toBe('one');
  });

  it('neither keeps nor shares a load that began before it was told to forget', async () => {
    const { memory, get } = world();
    const old = Promise.withResolvers<string>();
    const waiting = memory.get('a', () => old.promise);
    memory.forget((key) => key === 'a');
    expect(await get('a', 'new')).toBe('new');
    old.resolve('old');
    expect(await waiting).toBe('old');
    expect(await get('a', 'never asked')).toBe('new');
  });

  it('forgets only what it is told to', async () => {
    const { memory, get, loads } = world();
    await get('a', 'one');
    await get('b', 'two');
    memory.forget((_key, value) => value === 'one');
    await get('a', 'one');
    await get('b', 'two');
    expect(loads).toEqual(['a', 'b', 'a']);
  });

  it('does not grow without end', async () => {
    const { get, loads } = world();
    for (const key of ['a', 'b', 'c', 'd']) await get(key, key);
    await get('a', 'a');
    expect(loads).toEqual(['a', 'b', 'c', 'd', 'a']);
  });
});
