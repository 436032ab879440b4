import type { FlowDocument, FlowNode, FlowNodeType, FlowPlaces } from '@tomoshibi/contract';
import type { Names } from '../../../shared/flows/flow-words.ts';
import type { Remark } from '../model/remarks.ts';

/** What every part of a step's form needs. */
export interface StepFormContext {
  readonly flow: FlowDocument;
  readonly id: string;
  readonly form: string;
  readonly places: FlowPlaces;
  readonly names: Names;
  /** What is wrong with this step. */
  readonly remarks: readonly Remark[];
  readonly types: readonly FlowNodeType[];
  /** Writes the step; the mark joins what is typed into one field. */
  readonly onNode: (node: FlowNode, mark?: string) => void;
  readonly onFlow: (flow: FlowDocument) => void;
}

/** The words of what is wrong with a field, if anything is; doubts are listed elsewhere. */
export function faultAt({ remarks }: StepFormContext, field: string): string | null {
  const fault = remarks.find(
    (remark) =>
      remark.severity === 'fault' && (remark.field === field || remark.field.startsWith(`${field}.`)),
  );
  return fault?.words ?? null;
}
