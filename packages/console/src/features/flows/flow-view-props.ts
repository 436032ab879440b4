import type { FlowDocument, FlowEdge, FlowNodeType } from '@tomoshibi/contract';
import type { Names } from '../../shared/flows/flow-words.ts';
import type { Place } from './model/layout.ts';
import type { Remark } from './model/remarks.ts';

/** What both views of a flow show, and what can be done in them. */
export interface FlowViewProps {
  readonly flow: FlowDocument;
  readonly names: Names;
  readonly remarks: readonly Remark[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** Left out: nothing can be changed. */
  readonly onInsert?: ((type: FlowNodeType, edge: FlowEdge) => void) | undefined;
  readonly onPlace?: ((places: ReadonlyMap<string, Place>) => void) | undefined;
  readonly types?: readonly FlowNodeType[] | undefined;
}
