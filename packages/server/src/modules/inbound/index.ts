export { applyRoomMessage, type Said } from './apply-room-message.ts';
export { warmDetection } from './find-hits.ts';
export { startInboundWorker, type Worker } from './inbound-worker.ts';
export { registerWebhookRoute } from './webhook-route.ts';
