import { describe, expect, it } from 'vitest';
import { handTimer, settled } from '../../../testing/make.ts';
import { ApiError } from '../../../lib/api/api-error.ts';
import { DraftKeeper } from './draft-keeper.ts';

function setUp(initial = '') {
  const timer = handTimer();
  const saved: string[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const keeper = new DraftKeeper(
    initial,
    (text) =>
      new Promise<void>((resolve, reject) => {
        saved.push(text);
        answers.push((error) => (error ? reject(error) : resolve()));
      }),
    timer.schedule,
  );
  const answer = async (error?: Error): Promise<void> => {
    answers.shift()?.(error);
    await settled();
  };
  return { keeper, saved, answer, timer };
}

describe('DraftKeeper', () => {
  it('saves once typing pauses, with the last text', async () => {
    const { keeper, saved, answer, timer } = setUp();
    keeper.type('こ');
    keeper.type('こんば');
    keeper.type('こんばんは');
    await timer.fire();
    expect(saved).toEqual(['こんばんは']);
    expect(keeper.state.get().status).toBe('saving');
    await answer();
    expect(keeper.state.get()).toEqual({ text: 'こんばんは', status: 'saved' });
  });

  it('does not call newer text saved when an older one was', async () => {
    const { keeper, saved, answer, timer } = setUp();
    keeper.type('a');
    await timer.fire();
    keeper.type('ab');
    await answer();
    expect(keeper.state.get().status).toBe('dirty');
    await timer.fire();
    await answer();
    expect(saved).toEqual(['a', 'ab']);
    expect(keeper.state.get().status).toBe('saved');
  });

  it('says when it could not save, and tries again', async () => {
    const { keeper, saved, answer, timer } = setUp();
    keeper.type('a');
    await timer.fire();
    await answer(new ApiError('offline', 0));
    expect(keeper.state.get().status).toBe('failed');
    await timer.fire();
    await answer();
    expect(saved).toEqual(['a', 'a']);
    expect(keeper.state.get().status).toBe('saved');
  });

  it('does not go on trying what the server refuses', async () => {
    const { keeper, answer, timer } = setUp();
    keeper.type('a');
    await timer.fire();
    await answer(new ApiError('not_yours', 409));
    expect(keeper.state.get()).toEqual({ text: 'a', status: 'failed' });
    expect(timer.waiting()).toBe(0);
  });

  it('keeps the stored draft until what was sent has arrived, then removes it', async () => {
    const { keeper, saved, answer, timer } = setUp();
    keeper.type('送る文');
    await timer.fire();
    await answer();
    expect(keeper.handOver()).toBe('送る文');
    await timer.fire();
    expect(saved).toEqual(['送る文']);
    void keeper.flush();
    await answer();
    expect(saved).toEqual(['送る文', '']);
    expect(keeper.state.get()).toEqual({ text: '', status: 'clean' });
  });

  it('saves at once when the page is left, even while an older save is under way', async () => {
    const { keeper, saved, timer } = setUp();
    keeper.type('a');
    await timer.fire();
    keeper.type('ab');
    void keeper.flush(true);
    expect(saved).toEqual(['a', 'ab']);
  });

  it('does not ask the server for what it already has', async () => {
    const { keeper, saved } = setUp('前からの下書き');
    await keeper.flush();
    expect(saved).toEqual([]);
  });

  it('puts a text that was not sent back before what is being written', () => {
    const { keeper } = setUp();
    keeper.type('次の文');
    keeper.prepend('送れなかった文');
    expect(keeper.state.get().text).toBe('送れなかった文\n次の文');
  });
});
