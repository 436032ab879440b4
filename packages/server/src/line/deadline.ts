import { NotAttempted } from './network-fault.ts';

/** LINE did not answer in time; what became of the request is not known. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

async function withDeadline<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(`LINE did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits for requests no longer than `ms`. LINE's SDK takes no abort signal, so an abandoned request holds its socket
 * until the HTTP client's own limit of five minutes; while `most` of them hang, no further request is begun, so that
 * a silent LINE cannot use up our sockets.
 */
export function createPatience(ms: number, most: number): <T>(request: () => Promise<T>) => Promise<T> {
  let abandoned = 0;
  const settled = () => {
    abandoned -= 1;
  };
  return async (request) => {
    if (abandoned >= most) throw new NotAttempted('Too many requests to LINE hang unanswered');
    const work = request();
    try {
      return await withDeadline(ms, work);
    } catch (error) {
      if (error instanceof DeadlinePassed) {
        abandoned += 1;
        work.then(settled, settled);
      }
      throw error;
    }
  };
}
