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
} from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { stepName } from '../../shared/flows/flow-words.ts';
import { stepNumbers, stepOrder } from '../../shared/flows/steps.ts';
import type { FlowViewProps } from './flow-view.tsx';
import { placesOf, STEP_WIDTH } from './model/layout.ts';
import { arrowsOf } from './model/ways.ts';
import { ArrowLine, type ArrowEdge } from './picture-arrow.tsx';
import { StepCard, type StepNode } from './picture-step.tsx';
import css from './flow-picture.module.css';

const nodeTypes = { step: StepCard };
const edgeTypes = { arrow: ArrowLine };
/** Beyond this many steps the small picture helps to find one's way. */
const MAP_FROM = 14;

export function FlowPicture(props: FlowViewProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}

function useSteps({ flow, remarks, selected }: FlowViewProps): StepNode[] {
  const { t } = useTranslation();
  return useMemo(() => {
    const numbers = stepNumbers(flow);
    const places = placesOf(flow);
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
          ariaLabel: [
            t('flows.picture.step', { n: number, type, words: words === type ? '' : words }),
            ...mine.map((remark) => remark.words),
          ].join(' '),
          domAttributes: { 'aria-roledescription': undefined, 'aria-pressed': id === selected },
          data: {
            number,
            type,
            words: words === type ? '' : words,
            begins: id === flow.start,
            faults: mine.filter(({ severity }) => severity === 'fault').length,
            warnings: mine.filter(({ severity }) => severity === 'warning').length,
          },
        },
      ];
    });
  }, [flow, remarks, selected, t]);
}

function Picture(props: FlowViewProps) {
  const { flow, names, selected, onSelect, onInsert, onPlace, types = [] } = props;
  const { t } = useTranslation();
  const steps = useSteps(props);
  const [shown, setShown] = useState(steps);
  const [from, setFrom] = useState(steps);
  if (from !== steps) {
    setFrom(steps);
    setShown(steps);
  }
  const picture = useReactFlow();
  const count = steps.length;
  useEffect(() => {
    void picture.fitView({ maxZoom: 1, padding: 0.12 });
  }, [count, picture]);
  const numbers = stepNumbers(flow);
  const title = (id: string): string => `${numbers.get(id) ?? ''}`;
  const arrows = arrowsOf(flow, names, t).map(
    ({ id, from: source, to: target, words, edges }): ArrowEdge => ({
      id,
      source,
      target,
      type: 'arrow',
      focusable: false,
      ariaLabel: `${title(source)} → ${title(target)}`,
      markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18 },
      data: {
        words,
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
    }),
  );
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
    <div className={css['picture']} data-testid="flow-picture">
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
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.12 }}
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
          <Button size="small" onClick={() => void picture.fitView({ maxZoom: 1, padding: 0.12 })}>
            {t('flows.picture.fit')}
          </Button>
        </Panel>
      </ReactFlow>
    </div>
  );
}
