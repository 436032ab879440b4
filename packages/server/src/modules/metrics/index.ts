export { createMetrics, type Metrics } from './create-metrics.ts';
export { createMetricsServer } from './metrics-server.ts';
