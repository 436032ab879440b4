import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingLines } from '../../components/states.tsx';
import { useStored } from '../../lib/stored.ts';
import { FlowList } from './flow-list.tsx';
import type { FlowViewProps } from './flow-view-props.ts';
import css from './flows.module.css';

const FlowPicture = lazy(async () => ({ default: (await import('./flow-picture.tsx')).FlowPicture }));

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
