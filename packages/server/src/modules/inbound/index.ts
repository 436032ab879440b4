export { startInboundWorker, type Worker } from './inbound-worker.ts';
export { registerWebhookRoute } from './webhook-route.ts';
