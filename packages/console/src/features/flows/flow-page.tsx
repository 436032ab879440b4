import type { DeskFlow } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { deskQuery } from '../../lib/desk-queries.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { flowQuery } from '../../shared/flows/flow-queries.ts';
import { VersionStanding } from '../../shared/texts/version-standing.tsx';
import { FlowEditor } from './flow-editor.tsx';
import { FlowHistory } from './flow-history.tsx';
import { FlowReader } from './flow-reader.tsx';
import type { Content } from './model/history.ts';
import type { OwnDesk } from './model/names.ts';
import { StartFlow } from './start-flow.tsx';
import { contentOf } from './use-flow-draft.ts';
import css from './flows.module.css';

/** The flow of a desk: for those who write texts an editor, for the others how it runs. */
export function FlowPage() {
  const { t } = useTranslation();
  const load = useLoadWords();
  const { deskId } = useParams({ from: '/settings/desks/$deskId/flow' });
  const flow = useQuery(flowQuery(deskId));
  const desk = useQuery(deskQuery(deskId));
  const both =
    flow.data && desk.data
      ? { flow: flow.data, own: { code: desk.data.code, name: desk.data.name } }
      : undefined;
  return (
    <Page full title={t('flows.title')} lead={t('flows.lead')}>
      <Loaded query={{ data: both, error: flow.error ?? desk.error, refetch: flow.refetch }} {...load}>
        {(data) => <KnownFlow deskId={deskId} {...data} />}
      </Loaded>
    </Page>
  );
}

function KnownFlow({
  deskId,
  flow,
  own,
}: {
  readonly deskId: string;
  readonly flow: DeskFlow;
  readonly own: OwnDesk;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const editable = hasDeskRight(me, deskId, 'notice.edit');
  const waits = flow.open?.state === 'submitted';
  const [begun, setBegun] = useState<Content | null>(null);
  const first = contentOf(flow) ?? begun;
  const top = useRef<HTMLDivElement>(null);
  // The list of ready flows is long; the editor that takes its place begins at the top.
  useEffect(() => {
    if (begun) top.current?.scrollIntoView({ block: 'nearest' });
  }, [begun]);
  return (
    <>
      <div ref={top} className={css['top']}>
        <VersionStanding of="flows" standing={flow} editable={editable} />
      </div>
      {first === null ? (
        editable ? (
          <StartFlow deskId={deskId} onBegin={(document) => setBegun({ document, turnedOff: false })} />
        ) : (
          <Empty title={t('flows.start.none')} icon="talk" />
        )
      ) : editable && !waits ? (
        <FlowEditor
          deskId={deskId}
          own={own}
          flow={flow}
          first={first}
          begun={begun !== null}
          onDiscarded={() => setBegun(null)}
        />
      ) : (
        <FlowReader content={first} flow={flow} own={own} />
      )}
      <FlowHistory versions={flow.versions} />
    </>
  );
}
