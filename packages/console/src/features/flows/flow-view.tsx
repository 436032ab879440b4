import type { FlowDocument, FlowEdge, FlowNodeType } from '@tomoshibi/contract';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../components/states.tsx';
import { useStored } from '../../lib/stored.ts';
import type { Names } from '../../shared/flows/flow-words.ts';
import { FlowList } from './flow-list.tsx';
import type { Place } from './model/layout.ts';
import type { Remark } from './model/remarks.ts';
import css from './flows.module.css';

const FlowPicture = lazy(async () => ({ default: (await import('./flow-picture.tsx')).FlowPicture }));

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

/** The steps as a picture or as a list; the list says the same without a pointer and without sight. */
export function FlowView(props: FlowViewProps) {
  const { t } = useTranslation();
  const [view, setView] = useStored('flow-view', 'picture');
  return (
    <>
      <fieldset className={css['switch']}>
        <legend className="visually-hidden">{t('flows.view.label')}</legend>
        {(['picture', 'list'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            onClick={() => setView(one)}
            data-testid={`flow-view-${one}`}
          >
            {t(`flows.view.${one}`)}
          </button>
        ))}
      </fieldset>
      {view === 'list' ? (
        <FlowList {...props} />
      ) : (
        <Suspense fallback={<LoadingLines label={t('common.state.loading')} />}>
          <FlowPicture {...props} />
        </Suspense>
      )}
    </>
  );
}
