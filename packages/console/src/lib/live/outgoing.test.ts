import { describe, expect, it } from 'vitest';
import { makeId, makeMessage, settled } from '../../testing/make.ts';
import { ApiError } from '../api/api-error.ts';
import { Outgoing } from './outgoing.ts';

function setUp() {
  const posted: string[] = [];
  const arrived: string[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const outgoing = new Outgoing(
    makeId(),
    (message) => arrived.push(message.text ?? ''),
    (_, pending) =>
      new Promise((resolve, reject) => {
        posted.push(pending.text);
        answers.push((error) =>
          error ? reject(error) : resolve(makeMessage({ text: pending.text, clientId: pending.clientId })),
        );
      }),
  );
  const send = (text: string): string => {
    const clientId = makeId();
    outgoing.send({ clientId, text, quote: null, createdAt: '2026-11-20T10:00:00.000Z' });
    return clientId;
  };
  const answer = async (error?: Error): Promise<void> => {
    answers.shift()?.(error);
    await settled();
  };
  return { outgoing, posted, arrived, send, answer };
}

describe('Outgoing', () => {
  it('hands messages over one after the other, in the order written', async () => {
    const { posted, arrived, send, answer, outgoing } = setUp();
    send('一');
    send('二');
    expect(posted).toEqual(['一']);
    await answer();
    await answer();
    expect(arrived).toEqual(['一', '二']);
    expect(outgoing.pending.get()).toEqual([]);
  });

  it('holds a message that did not get through, and what stands behind it', async () => {
    const { posted, send, answer, outgoing } = setUp();
    const first = send('一');
    send('二');
    await answer(new ApiError('offline', 0));
    expect(outgoing.pending.get().map((one) => one.state)).toEqual(['held', 'posting']);
    expect(posted).toEqual(['一']);
    outgoing.retry(first);
    await answer();
    await answer();
    expect(posted).toEqual(['一', '一', '二']);
    expect(outgoing.pending.get()).toEqual([]);
  });

  it('says when the server refused, and goes on once the person decided', async () => {
    const { posted, send, answer, outgoing } = setUp();
    const first = send('一');
    send('二');
    await answer(new ApiError('not_yours', 409));
    expect(outgoing.pending.get()[0]).toMatchObject({ state: 'refused', failure: 'not_yours' });
    outgoing.discard(first);
    await settled();
    expect(posted).toEqual(['一', '二']);
  });
});
