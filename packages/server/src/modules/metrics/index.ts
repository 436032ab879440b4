export { createMetrics } from './create-metrics.ts';
export { createMetricsServer } from './metrics-server.ts';
