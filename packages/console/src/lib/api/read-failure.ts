import { ErrorBody } from '@tomoshibi/contract';
import { ApiError } from './api-error.ts';

/** Turns an answer that is not 2xx into an `ApiError`; a proxy's own error page counts as "unavailable". */
export async function readFailure(answer: Response): Promise<ApiError> {
  const body: unknown = await answer.json().catch(() => undefined);
  const parsed = ErrorBody.safeParse(body);
  if (parsed.success)
    return new ApiError(parsed.data.error.code, answer.status, parsed.data.error.details ?? []);
  if (answer.status === 401) return new ApiError('signed_out', 401);
  return new ApiError(answer.status >= 500 ? 'unavailable' : 'bad_answer', answer.status);
}
