import '@xyflow/react/dist/base.css';
import {
  applyNodeChanges,
  Background,
  MarkerType,
  MiniMap,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type NodeChange,
  type Viewport,
} from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { stepName } from '../../shared/flows/flow-words.ts';
import { stepNumbers, stepOrder } from '../../shared/flows/steps.ts';
import type { FlowViewProps } from './flow-view-props.ts';
import { pictureOf, STEP_WIDTH, type Picture as Drawn } from './model/layout.ts';
import { arrowsOf } from './model/ways.ts';
import { ArrowLine, type ArrowEdge } from './picture-arrow.tsx';
import { StepCard, type StepNode } from './picture-step.tsx';
import css from './flow-picture.module.css';

const nodeTypes = { step: StepCard };
const edgeTypes = { arrow: ArrowLine };
/** Beyond this many steps the small picture helps to find one's way. */
const MAP_FROM = 14;
/** The whole flow, clear of the buttons above it. */
const FIT = { maxZoom: 1, padding: { top: '64px', right: '16px', bottom: '16px', left: '16px' } } as const;

/** The view one begins with: all columns where they can be read, from the first step on. */
function beginningOf({ places, ways }: Drawn, width: number): Viewport {
  const middles = [...ways.values()].flat().map(({ x }) => x);
  const edges = [...places.values()].flatMap(({ x }) => [x, x + STEP_WIDTH]);
  const [left, right] = [Math.min(...edges, ...middles), Math.max(...edges, ...middles)];
  const top = Math.min(...[...places.values()].map(({ y }) => y));
  const zoom = Math.min(1, Math.max(0.6, (width - 32) / (right - left)));
  return { zoom, x: width / 2 - ((left + right) / 2) * zoom, y: 64 - top * zoom };
}

export function FlowPicture(props: FlowViewProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}

function useSteps({ flow, remarks, selected }: FlowViewProps, { places }: Drawn): StepNode[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const numbers = stepNumbers(flow);
    return stepOrder(flow).flatMap((id): StepNode[] => {
      const node = flow.nodes[id];
      if (!node) return [];
      const type = t(`flows.type.${node.type}`);
      const words = stepName(flow, id, t);
      const mine = remarks.filter((remark) => remark.node === id);
      const number = numbers.get(id) ?? 0;
      return [
        {
          id,
          type: 'step',
          position: places.get(id) ?? { x: 0, y: 0 },
          width: STEP_WIDTH,
          selected: id === selected,
          ariaRole: 'button',
          domAttributes: { 'aria-roledescription': undefined, 'aria-pressed': id === selected },
          data: {
            number,
            type,
            words: words === type ? '' : words,
            begins: id === flow.start,
            faults: mine.filter(({ severity }) => severity === 'fault').length,
            warnings: mine.filter(({ severity }) => severity === 'warning').length,
            remarks: mine.map((remark) => remark.words).join(' '),
          },
        },
      ];
    });
  }, [flow, remarks, selected, places, t]);
}

function Picture(props: FlowViewProps) {
  const { flow, names, selected, onSelect, onInsert, onPlace, types = [] } = props;
  const { t } = useTranslation();
  const drawn = useMemo(() => pictureOf(flow), [flow]);
  const steps = useSteps(props, drawn);
  const [shown, setShown] = useState(steps);
  const [from, setFrom] = useState(steps);
  if (from !== steps) {
    setFrom(steps);
    setShown(steps);
  }
  const picture = useReactFlow();
  const count = steps.length;
  const frame = useRef<HTMLDivElement>(null);
  // The view moves when steps come or go, and never while somebody types.
  const begun = useRef(0);
  useEffect(() => {
    if (begun.current === count) return;
    begun.current = count;
    void picture.setViewport(beginningOf(drawn, frame.current?.clientWidth ?? 0));
  }, [count, drawn, picture]);
  const numbers = stepNumbers(flow);
  const title = (id: string): string => `${numbers.get(id) ?? ''}`;
  const found = arrowsOf(flow, names, t);
  const arrows = found.map(({ id, from: source, to: target, words, edges }): ArrowEdge => ({
    id,
    source,
    target,
    type: 'arrow',
    focusable: false,
    ariaLabel: `${title(source)} → ${title(target)}`,
    markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
    data: {
      words,
      corners: drawn.ways.get(id) ?? [],
      forks: found.filter((other) => other.from === source).length > 1,
      insertLabel: t('flows.picture.insert', { from: title(source), to: title(target) }),
      types,
      onInsert:
        onInsert && edges[0]
          ? (
              (edge) => (type) =>
                onInsert(type, edge)
            )(edges[0])
          : undefined,
    },
  }));
  const change = (changes: NodeChange<StepNode>[]): void => {
    const chosen = changes.find((one) => one.type === 'select' && one.selected);
    if (chosen?.type === 'select' && chosen.id !== selected) onSelect(chosen.id);
    setShown(
      applyNodeChanges(
        changes.filter(({ type }) => type !== 'select'),
        shown,
      ),
    );
    const put = changes.some((one) => one.type === 'position' && one.dragging === false);
    if (put && onPlace)
      onPlace(
        new Map(
          applyNodeChanges(changes, shown).map(({ id, position: { x, y } }) => [
            id,
            { x: Math.round(x), y: Math.round(y) },
          ]),
        ),
      );
  };
  return (
    <div ref={frame} className={css['picture']} data-testid="flow-picture">
      <ReactFlow
        nodes={shown}
        edges={arrows}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={change}
        onNodeClick={(_event, { id }) => onSelect(id)}
        nodesDraggable={onPlace !== undefined}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        minZoom={0.2}
        maxZoom={1.5}
        preventScrolling={false}
        zoomOnScroll={false}
        proOptions={{ hideAttribution: true }}
        aria-label={t('flows.picture.label')}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('flows.picture.help'),
          'node.a11yDescription.keyboardDisabled': t('flows.picture.help'),
          'node.a11yDescription.ariaLiveMessage': () => '',
          'edge.a11yDescription.default': t('flows.picture.edge'),
          'minimap.ariaLabel': t('flows.picture.map'),
        }}
      >
        <Background gap={24} />
        {count >= MAP_FROM && <MiniMap pannable className={css['map'] ?? ''} />}
        <Panel position="top-right" className={css['zoom'] ?? ''}>
          <Button size="small" aria-label={t('flows.picture.zoomIn')} onClick={() => void picture.zoomIn()}>
            +
          </Button>
          <Button size="small" aria-label={t('flows.picture.zoomOut')} onClick={() => void picture.zoomOut()}>
            −
          </Button>
          <Button size="small" onClick={() => void picture.fitView(FIT)}>
            {t('flows.picture.fit')}
          </Button>
        </Panel>
      </ReactFlow>
    </div>
  );
}
