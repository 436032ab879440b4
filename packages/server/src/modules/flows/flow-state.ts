import { FlowState } from '@tomoshibi/contract';
import type { ConsultationKey } from '../../platform/crypto/keyring.ts';

const place = (consultationId: string): string => `flow_runs|${consultationId}`;

export function openFlowState(key: ConsultationKey, consultationId: string, sealed: Buffer): FlowState {
  return FlowState.parse(JSON.parse(key.unseal(place(consultationId), sealed)));
}

export function sealFlowState(key: ConsultationKey, consultationId: string, state: FlowState): Buffer {
  return key.seal(place(consultationId), JSON.stringify(state));
}

/** Marks the buttons of one talk; short, since it travels in each of them. */
export const runToken = (consultationId: string): string => consultationId.slice(-8);
