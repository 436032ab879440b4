import {
  flowRoutes,
  type DeskFlow,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  type FlowNodeType,
} from '@tomoshibi/contract';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { flowKey, PENDING_FLOWS_KEY } from '../../shared/flows/flow-queries.ts';
import { EditorTools } from './editor-tools.tsx';
import { FlowPanes } from './flow-panes.tsx';
import { FlowPhone } from './flow-phone.tsx';
import { FlowView } from './flow-view.tsx';
import { duplicateStep, insertStep, removeStep, withStep, type Added } from './model/edits.ts';
import type { Content } from './model/history.ts';
import { namesOf } from '../../shared/flows/flow-words.ts';
import type { OwnDesk } from './model/names.ts';
import { remarksOf } from './model/remarks.ts';
import { RemarksList } from './remarks-list.tsx';
import { StepForm } from './step-form/step-form.tsx';
import { typesFor } from './step-menu.tsx';
import { useFlowDraft } from './use-flow-draft.ts';
import css from './flows.module.css';

interface FlowEditorProps {
  readonly deskId: string;
  readonly own: OwnDesk;
  readonly flow: DeskFlow;
  readonly first: Content;
  /** It was just begun here, so that nothing of it is stored yet. */
  readonly begun: boolean;
  readonly onDiscarded: () => void;
}

/** The draft of a flow: its picture, the form of one step, and a phone to try it on. */
export function FlowEditor({ deskId, own, flow, first, begun, onDiscarded }: FlowEditorProps) {
  const { t } = useTranslation();
  const draft = useFlowDraft(deskId, flow, { first, begun });
  const { history, act, blocker } = draft;
  const { document, turnedOff } = history.now;
  const { places } = flow;
  const [chosen, setChosen] = useState<{ readonly id: string; readonly at: number } | null>(null);
  const [form, setForm] = useState('standard');
  const [discarding, setDiscarding] = useState(false);
  const selected = chosen && document.nodes[chosen.id] ? chosen.id : null;
  const select = (id: string): void => setChosen({ id, at: (chosen?.at ?? 0) + 1 });
  const names = useMemo(() => namesOf(places), [places]);
  const remarks = useMemo(() => remarksOf(document, places, own.code, t), [document, places, own.code, t]);
  const types = typesFor(places.surveys.length);
  const refresh = [flowKey(deskId), PENDING_FLOWS_KEY];

  const change = (content: Content, mark?: string): void =>
    act({ act: 'change', to: content, ...(mark === undefined ? {} : { mark }) });
  const put = (next: FlowDocument, mark?: string): void => change({ ...history.now, document: next }, mark);
  const take = (added: Added | null): void => {
    if (!added) return;
    put(added.flow);
    select(added.id);
  };
  const insert = (type: FlowNodeType, edge?: FlowEdge): void =>
    take(
      insertStep(document, type, {
        ...(edge ? { edge } : {}),
        surveys: places.surveys.map(({ key }) => key),
      }),
    );

  const submit = useVerb({
    run: async () => {
      const revision = draft.dirty || !flow.open ? await draft.store() : draft.revision;
      const { open } = await call(flowRoutes.getFlow, { params: { deskId } });
      return call(flowRoutes.submitFlow, {
        params: { deskId, flowVersionId: open?.versionId ?? '' },
        body: { revision },
      });
    },
    refresh,
    onDone: () => tell(t('flows.submitted')),
  });
  const discard = useVerb({
    run: (flowVersionId: string) => call(flowRoutes.discardFlowDraft, { params: { deskId, flowVersionId } }),
    refresh,
    onDone: () => {
      setDiscarding(false);
      onDiscarded();
      tell(t('flows.discarded'));
    },
  });
  const failure = failureText(submit.error ?? discard.error, t);
  const faulty = !turnedOff && remarks.some(({ severity }) => severity === 'fault');

  return (
    <>
      {turnedOff && <Notice tone="lamp">{t('flows.whole.turnedOffLead')}</Notice>}
      <EditorTools
        deskId={deskId}
        flow={flow}
        draft={draft}
        names={names}
        types={types}
        onAdd={(type) => insert(type)}
        onContent={change}
        onDiscard={() => setDiscarding(true)}
        onSubmit={() => submit.mutate(undefined)}
        submitting={submit.isPending}
        faulty={faulty}
        remarks={<RemarksList flow={document} remarks={remarks} onSelect={select} />}
      />
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <FlowPanes
        turnTo={{ pane: 'step', mark: chosen?.at }}
        main={
          <FlowView
            flow={document}
            names={names}
            remarks={remarks}
            selected={selected}
            onSelect={select}
            onInsert={insert}
            onPlace={(at) => put({ ...document, layout: Object.fromEntries(at) })}
            types={types}
          />
        }
        step={
          selected === null ? (
            <p className={css['soft']}>{t('flows.step.none')}</p>
          ) : (
            <StepForm
              context={{
                flow: document,
                id: selected,
                form,
                places,
                names,
                remarks: remarks.filter(({ node }) => node === selected),
                types,
                onNode: (node: FlowNode, mark) =>
                  put(
                    withStep(document, selected, node),
                    mark === undefined ? undefined : `${selected} ${mark}`,
                  ),
                onFlow: (next) => put(next),
              }}
              onForm={setForm}
              onStart={() => put({ ...document, start: selected })}
              onDuplicate={() => take(duplicateStep(document, selected))}
              onRemove={() => {
                put(removeStep(document, selected));
                tell(t('flows.step.removed'));
              }}
            />
          )
        }
        phone={<FlowPhone flow={document} places={places} own={own} values={flow.values} />}
      />
      <ConfirmDialog
        opened={discarding}
        title={t('flows.tool.discard')}
        lead={t('flows.discardLead')}
        confirmLabel={t('flows.tool.discard')}
        cancelLabel={t('common.action.cancel')}
        busy={discard.isPending}
        onConfirm={() => (flow.open ? discard.mutate(flow.open.versionId) : onDiscarded())}
        onClose={() => setDiscarding(false)}
      />
      <ConfirmDialog
        opened={blocker.status === 'blocked'}
        title={t('flows.save.leave')}
        lead={t('flows.save.leaveLead')}
        confirmLabel={t('flows.save.leaveGo')}
        cancelLabel={t('common.action.cancel')}
        onConfirm={() => blocker.proceed?.()}
        onClose={() => blocker.reset?.()}
      />
    </>
  );
}
