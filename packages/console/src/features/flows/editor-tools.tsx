import { Menu } from '@mantine/core';
import { flowRoutes, type DeskFlow, type FlowNodeType } from '@tomoshibi/contract';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { addressOf } from '../../lib/api/call.ts';
import type { Names } from '../../shared/flows/flow-words.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { DraftStanding } from './draft-standing.tsx';
import { ImportDialog } from './import-dialog.tsx';
import type { Content } from './model/history.ts';
import { StepMenu } from './step-menu.tsx';
import type { useFlowDraft } from './use-flow-draft.ts';
import { WholeDialog } from './whole-dialog.tsx';
import css from './flows.module.css';

interface EditorToolsProps {
  readonly deskId: string;
  readonly flow: DeskFlow;
  readonly draft: ReturnType<typeof useFlowDraft>;
  readonly names: Names;
  readonly types: readonly FlowNodeType[];
  readonly onAdd: (type: FlowNodeType) => void;
  readonly onContent: (content: Content, mark?: string) => void;
  readonly onDiscard: () => void;
  readonly onSubmit: () => void;
  readonly submitting: boolean;
  readonly faulty: boolean;
  readonly remarks: ReactNode;
}

/** The row above the editor: back and forth, adding, comparing, files, and handing in. */
export function EditorTools(props: EditorToolsProps) {
  const { deskId, flow, draft, names, types, onAdd, onContent } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState<'compare' | 'import' | 'whole' | null>(null);
  const { history, act } = draft;
  const { now } = history;
  const version = flow.open ?? flow.inForce;
  const close = (): void => setOpen(null);
  const tidy = (): void => {
    const { layout: _layout, ...document } = now.document;
    onContent({ ...now, document });
  };
  return (
    <section className={css['tools']} aria-label={t('flows.tool.label')}>
      <Button
        size="small"
        disabled={history.past.length === 0}
        onClick={() => act({ act: 'undo' })}
        data-testid="flow-undo"
      >
        {t('flows.tool.undo')}
      </Button>
      <Button
        size="small"
        disabled={history.future.length === 0}
        onClick={() => act({ act: 'redo' })}
        data-testid="flow-redo"
      >
        {t('flows.tool.redo')}
      </Button>
      <StepMenu types={types} onChoose={onAdd}>
        <Button size="small" icon={<Icon name="plus" />} data-testid="flow-add">
          {t('flows.tool.add')}
        </Button>
      </StepMenu>
      <Button size="small" onClick={() => setOpen('whole')} data-testid="flow-whole">
        {t('flows.tool.whole')}
      </Button>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="small" data-testid="flow-more">
            {t('flows.tool.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen('compare')} data-testid="flow-compare">
            {t('flows.tool.compare')}
          </Menu.Item>
          <Menu.Item disabled={now.document.layout === undefined} onClick={tidy}>
            {t('flows.tool.tidy')}
          </Menu.Item>
          {version && (
            <Menu.Item
              component="a"
              href={addressOf(flowRoutes.exportFlow, {
                params: { deskId, flowVersionId: version.versionId },
              })}
              download
            >
              {t('flows.tool.export')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setOpen('import')} data-testid="flow-import">
            {t('flows.tool.import')}
          </Menu.Item>
          <Menu.Item onClick={props.onDiscard}>{t('flows.tool.discard')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DraftStanding draft={draft} />
      <Button
        look="strong"
        size="small"
        busy={props.submitting}
        disabled={props.faulty || draft.state === 'clean' || draft.state === 'conflict'}
        onClick={props.onSubmit}
        data-testid="flow-submit"
      >
        {t('flows.tool.submit')}
      </Button>
      {props.remarks}
      {open === 'whole' && <WholeDialog content={now} onContent={onContent} onClose={close} />}
      {open === 'import' && (
        <ImportDialog
          deskId={deskId}
          onRead={(document) => onContent({ ...now, document })}
          onClose={close}
        />
      )}
      {open === 'compare' && (
        <CompareDialog
          deskId={deskId}
          now={now.document}
          versions={flow.versions}
          names={names}
          onClose={close}
        />
      )}
    </section>
  );
}
