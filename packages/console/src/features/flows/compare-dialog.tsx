import { NativeSelect } from '@mantine/core';
import { flowRoutes, type FlowDocument, type VersionFacts } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { call } from '../../lib/api/call.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { FlowChanges } from '../../shared/flows/flow-changes.tsx';
import type { Names } from '../../shared/flows/flow-words.ts';
import { flowKey } from '../../shared/flows/flow-queries.ts';
import css from './flows.module.css';

interface CompareDialogProps {
  readonly deskId: string;
  readonly now: FlowDocument;
  readonly versions: readonly VersionFacts[];
  readonly names: Names;
  readonly onClose: () => void;
}

const NOW = 'now';

/** Two versions side by side in words; what is being written now is one of them. */
export function CompareDialog({ deskId, now, versions, names, onClose }: CompareDialogProps) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const kept = versions.filter(({ state }) => state !== 'draft');
  const first = kept.find(({ state }) => state === 'in_force') ?? kept[0];
  const [before, setBefore] = useState(first?.versionId ?? NOW);
  const [after, setAfter] = useState(NOW);
  const documentOf = (id: string) => ({
    queryKey: [...flowKey(deskId), 'version', id],
    queryFn: async () =>
      id === NOW
        ? now
        : (await call(flowRoutes.getFlowVersion, { params: { deskId, flowVersionId: id } })).version.document,
    staleTime: id === NOW ? 0 : Infinity,
  });
  const old = useQuery({ ...documentOf(before), enabled: before !== NOW });
  const next = useQuery({ ...documentOf(after), enabled: after !== NOW });
  const [one, other] = [before === NOW ? now : old.data, after === NOW ? now : next.data];
  const data = [
    { value: NOW, label: t('flows.compare.now') },
    ...kept.map(({ versionId, number, state }) => ({
      value: versionId,
      label: `${t('flows.compare.version', { n: number })} ${t(`notices.state.${state}`)}`,
    })),
  ];
  return (
    <Dialog
      wide
      opened
      onClose={onClose}
      title={t('flows.compare.title')}
      closeLabel={t('common.action.close')}
    >
      <div className={css['pair']}>
        <NativeSelect
          label={t('flows.compare.before')}
          value={before}
          onChange={(event) => setBefore(event.currentTarget.value)}
          data={data}
        />
        <NativeSelect
          label={t('flows.compare.after')}
          value={after}
          onChange={(event) => setAfter(event.currentTarget.value)}
          data={data}
        />
      </div>
      <Loaded
        query={{
          data: one && other ? { one, other } : undefined,
          error: old.error ?? next.error,
          refetch: old.refetch,
        }}
        {...load}
      >
        {(both) => <FlowChanges before={both.one} after={both.other} names={names} />}
      </Loaded>
    </Dialog>
  );
}
