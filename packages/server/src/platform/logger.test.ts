import { expect, it } from 'vitest';
import { createLogger, describeError } from './logger.ts';
import { AppError } from './app-error.ts';

const SECRET = 'kaze-canary';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('debug', { write: (line) => lines.push(line) }));
  return lines.join('');
}

it('says class, code and place of an error and nothing it carries', () => {
  const database = Object.assign(new Error(`duplicate key ${SECRET}`), {
    code: '23505',
    constraint: 'staff_login_key',
    table: 'staff',
    detail: `Key (login)=(${SECRET}) already exists.`,
    where: SECRET,
    internalQuery: SECRET,
    parameters: [SECRET],
  });
  const outer = new AppError('unavailable', `with ${SECRET}`, [{ field: SECRET, reason: SECRET }]);
  outer.cause = new AggregateError([new Error(SECRET)], SECRET, { cause: database });
  const text = logged((logger) => logger.error({ event: 'request_failed', err: outer }));
  expect(text).not.toContain(SECRET);
  expect(JSON.parse(text)).toMatchObject({
    event: 'request_failed',
    err: {
      class: 'AppError',
      code: 'unavailable',
      cause: {
        class: 'AggregateError',
        cause: { code: '23505', constraint: 'staff_login_key', table: 'staff' },
      },
    },
  });
  expect(text).toContain('logger.test.ts');
});

it('says nothing of thrown things that are no errors, nor of messages with line breaks', () => {
  const multiline = new Error(`first\n    at ${SECRET} (file:///${SECRET}:1:1)`);
  for (const thrown of [SECRET, { SECRET }, [SECRET], null, undefined, 7, multiline])
    expect(JSON.stringify(describeError(thrown))).not.toContain(SECRET);
});

it('leaves requests and answers out altogether', () => {
  const text = logged((logger) => logger.info({ event: 'x', req: { url: SECRET }, res: { body: SECRET } }));
  expect(text).not.toContain(SECRET);
});
