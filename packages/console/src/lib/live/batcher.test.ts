import { describe, expect, it } from 'vitest';
import { handTimer, settled } from '../../testing/make.ts';
import { createBatcher } from './batcher.ts';

function setUp(most = 100) {
  const timer = handTimer();
  const flushed: string[][] = [];
  const errors: unknown[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const batcher = createBatcher({
    schedule: timer.schedule,
    most,
    onError: (error) => errors.push(error),
    flush: (ids) =>
      new Promise((resolve, reject) => {
        flushed.push([...ids]);
        answers.push((error) => (error ? reject(error) : resolve()));
      }),
  });
  const answer = async (error?: Error): Promise<void> => {
    answers.shift()?.(error);
    await settled();
  };
  return { batcher, timer, flushed, errors, answer };
}

describe('createBatcher', () => {
  it('fetches what came together in one request, each id once', async () => {
    const { batcher, timer, flushed } = setUp();
    for (const id of ['a', 'b', 'a', 'c', 'b']) batcher.add(id);
    expect(timer.waiting()).toBe(1);
    await timer.fire();
    expect(flushed).toEqual([['a', 'b', 'c']]);
  });

  it('has one fetch under way at a time and fetches again what changed meanwhile', async () => {
    const { batcher, timer, flushed, answer } = setUp();
    batcher.add('a');
    await timer.fire();
    batcher.add('a');
    await timer.fire();
    expect(flushed).toEqual([['a']]);
    await answer();
    await timer.fire();
    expect(flushed).toEqual([['a'], ['a']]);
  });

  it('splits what is too much for one request', async () => {
    const { batcher, timer, flushed, answer } = setUp(2);
    for (const id of ['a', 'b', 'c']) batcher.add(id);
    await timer.fire();
    await answer();
    await timer.fire();
    expect(flushed).toEqual([['a', 'b'], ['c']]);
  });

  it('reports a failed fetch and goes on', async () => {
    const { batcher, timer, flushed, errors, answer } = setUp();
    batcher.add('a');
    await timer.fire();
    await answer(new Error('gone'));
    batcher.add('b');
    await timer.fire();
    expect(errors).toHaveLength(1);
    expect(flushed).toEqual([['a'], ['b']]);
  });
});
