import type { FlowNodeType } from '@tomoshibi/contract';
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type Edge, type EdgeProps } from '@xyflow/react';
import { Icon } from '../../components/icon.tsx';
import type { Place } from './model/layout.ts';
import { roundedPath } from './model/rounded-path.ts';
import { StepMenu } from './step-menu.tsx';
import css from './flow-picture.module.css';

export type ArrowEdge = Edge<
  {
    readonly words: string;
    /** Corners on the way; none: steps stand where somebody put them. */
    readonly corners: readonly Place[];
    /** Whether other ways begin at the same step, so that its words stand where it is alone. */
    readonly forks: boolean;
    readonly insertLabel: string;
    readonly types: readonly FlowNodeType[];
    readonly onInsert: ((type: FlowNodeType) => void) | undefined;
  },
  'arrow'
>;

/** The line of an arrow, and where its words stand. */
function lineOf({ data, sourceX, sourceY, targetX, targetY, ...ends }: EdgeProps<ArrowEdge>) {
  const corners = data?.corners ?? [];
  const beside = data?.forks ? corners[1] : corners[0];
  if (!beside) {
    const [path, x, y] = getSmoothStepPath({ ...ends, sourceX, sourceY, targetX, targetY, borderRadius: 14 });
    return { path, x, y };
  }
  const ways = [{ x: sourceX, y: sourceY }, ...corners, { x: targetX, y: targetY }];
  return { path: roundedPath(ways), ...beside };
}

/** A way from one step to the next, with what it is for, and the place to put a step between. */
export function ArrowLine(props: EdgeProps<ArrowEdge>) {
  const { data, markerEnd } = props;
  const { path, x, y } = lineOf(props);
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
