import { z } from 'zod';
import type { FailureReason } from './transport.ts';

export const webhookFailureSchema = z.strictObject({
  at: z.int(),
  reason: z.enum(['could_not_connect', 'request_timeout', 'error_status_code', 'unclassified']),
  statusCode: z.int().nullable(),
  attempt: z.int(),
  webhookEventIds: z.array(z.string()),
});

export const webhookStatisticsSchema = z.strictObject({
  /** Events handed to the sender. */
  events: z.int(),
  /** Events waiting for their first attempt or for a redelivery. */
  pending: z.int(),
  /** Events that got a 2xx, each counted once. */
  delivered: z.int(),
  /** Events given up: redelivery off, attempts used up, or no webhook URL. */
  lost: z.int(),
  requests: z.int(),
  redeliveries: z.int(),
  failures: z.strictObject({
    could_not_connect: z.int(),
    request_timeout: z.int(),
    error_status_code: z.int(),
    unclassified: z.int(),
  }),
  recentFailures: z.array(webhookFailureSchema),
});
export type WebhookStatistics = z.infer<typeof webhookStatisticsSchema>;

const RECENT = 100;

export const emptyStatistics = (): WebhookStatistics => ({
  events: 0,
  pending: 0,
  delivered: 0,
  lost: 0,
  requests: 0,
  redeliveries: 0,
  failures: { could_not_connect: 0, request_timeout: 0, error_status_code: 0, unclassified: 0 },
  recentFailures: [],
});

export const countFailure = (
  statistics: WebhookStatistics,
  failure: { at: number; reason: FailureReason; statusCode: number | null; attempt: number },
  webhookEventIds: string[],
): void => {
  statistics.failures[failure.reason] += 1;
  statistics.recentFailures.unshift({ ...failure, webhookEventIds });
  statistics.recentFailures.length = Math.min(statistics.recentFailures.length, RECENT);
};
