import type { FlowNodeType } from '@tomoshibi/contract';
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type Edge, type EdgeProps } from '@xyflow/react';
import { Icon } from '../../components/icon.tsx';
import { StepMenu } from './step-menu.tsx';
import css from './flow-picture.module.css';

export type ArrowEdge = Edge<
  {
    readonly words: string;
    readonly insertLabel: string;
    readonly types: readonly FlowNodeType[];
    readonly onInsert: ((type: FlowNodeType) => void) | undefined;
  },
  'arrow'
>;

/** A way from one step to the next, with what it is for, and the place to put a step between. */
export function ArrowLine({ data, markerEnd, ...ends }: EdgeProps<ArrowEdge>) {
  const [path, x, y] = getSmoothStepPath({ ...ends, borderRadius: 14 });
  return (
    <>
      <BaseEdge path={path} {...(markerEnd === undefined ? {} : { markerEnd })} />
      <EdgeLabelRenderer>
        <div
          className={css['label']}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
        >
          {data && data.words !== '' && <span>{data.words}</span>}
          {data?.onInsert && (
            <StepMenu types={data.types} onChoose={data.onInsert}>
              <button type="button" className={css['insert']} aria-label={data.insertLabel}>
                <Icon name="plus" size="0.9rem" />
              </button>
            </StepMenu>
          )}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
