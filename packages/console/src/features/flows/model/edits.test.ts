import {
  checkFlow,
  type FlowDocument,
  flowEdges,
  FLOW_NODE_TYPES,
  type FlowNodeType,
} from '@tomoshibi/contract';
import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storable } from './clean.ts';
import {
  connect,
  duplicateStep,
  EMPTY_FLOW,
  insertStep,
  keysOf,
  removeStep,
  renameKey,
  withStep,
} from './edits.ts';

const onward = (flow: FlowDocument, from: string) =>
  flowEdges(flow).find((edge) => edge.from === from && edge.field === 'next')?.to;

describe('editing a flow', () => {
  it('begins with one that can be handed in', () => {
    expect(checkFlow(EMPTY_FLOW)).toEqual([]);
  });

  it('puts a step of any kind between two others', () => {
    for (const type of FLOW_NODE_TYPES) {
      const edge = { from: 'message_1', to: 'handoff_1', field: 'next' };
      const { flow, id } = insertStep(EMPTY_FLOW, type, { edge, surveys: ['kanagawa'] });
      expect(onward(flow, 'message_1')).toBe(id);
      expect(flow.nodes[id]?.type).toBe(type);
      if (type !== 'end' && type !== 'handoff') expect([type, onward(flow, id)]).toEqual([type, 'handoff_1']);
    }
  });

  it('takes a step out and leads on to what came after it', () => {
    const edge = { from: 'message_1', to: 'handoff_1', field: 'next' };
    const { flow, id } = insertStep(EMPTY_FLOW, 'choice', { edge });
    expect(removeStep(flow, id)).toEqual(EMPTY_FLOW);
    expect(removeStep(EMPTY_FLOW, 'message_1').start).toBe('handoff_1');
    expect(onward(removeStep(EMPTY_FLOW, 'handoff_1'), 'message_1')).toBeNull();
  });

  it('lets conditions follow a question that is called otherwise', () => {
    const asked = insertStep(EMPTY_FLOW, 'choice');
    const branch = insertStep(asked.flow, 'branch');
    const flow = withStep(branch.flow, branch.id, {
      type: 'branch',
      cases: [{ when: { on: 'answer', key: 'q1', is: ['v1'] }, next: 'handoff_1' }],
    });
    expect(renameKey(flow, asked.id, 'age').nodes[branch.id]).toMatchObject({
      cases: [{ when: { key: 'age' } }],
    });
    expect(duplicateStep(flow, asked.id)?.flow).toSatisfy((next: FlowDocument) => keysOf(next).length === 2);
  });

  it('never makes what could not be stored, whatever is done in whatever order', () => {
    const deed = record({
      what: constantFrom('insert', 'remove', 'duplicate', 'connect'),
      type: constantFrom<FlowNodeType>(
        'message',
        'choice',
        'region',
        'branch',
        'handoff',
        'wait',
        'goto',
        'end',
      ),
      at: nat(30),
      to: nat(30),
    });
    assert(
      property(array(deed, { maxLength: 25 }), (deeds) => {
        let flow = EMPTY_FLOW;
        for (const { what, type, at, to } of deeds) {
          const ids = Object.keys(flow.nodes);
          const edges = flowEdges(flow);
          const edge = edges[at % Math.max(1, edges.length)];
          const id = ids[at % ids.length] ?? '';
          if (what === 'insert') flow = insertStep(flow, type, edge ? { edge } : {}).flow;
          else if (what === 'duplicate') flow = duplicateStep(flow, id)?.flow ?? flow;
          else if (what === 'connect' && edge) flow = connect(flow, edge, ids[to % ids.length]);
          else if (what === 'remove' && ids.length > 1) flow = removeStep(flow, id);
        }
        expect(storable(flow)).toHaveProperty('document');
        expect(flow.nodes[flow.start]).toBeDefined();
        for (const { to } of flowEdges(flow)) if (to !== null) expect(flow.nodes[to]).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is stored', () => {
  it('leaves out forms without words, and names a field that is not finished', () => {
    const flow = withStep(EMPTY_FLOW, 'message_1', {
      type: 'message',
      words: { standard: 'あ', easy: ' ' },
      next: undefined,
    });
    const stored = storable(flow);
    expect(stored).toMatchObject({ document: { nodes: { message_1: { words: { standard: 'あ' } } } } });
    const phone = insertStep(EMPTY_FLOW, 'phone');
    expect(storable(phone.flow)).toMatchObject({
      issues: [
        { node: phone.id, field: 'number', reason: expect.stringContaining('phone number') as string },
      ],
    });
  });
});
