import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import type { useFlowDraft } from './use-flow-draft.ts';
import css from './flows.module.css';

/** Whether what was written is stored, and the way on where it could not be. */
export function DraftStanding({ draft }: { readonly draft: ReturnType<typeof useFlowDraft> }) {
  const { t } = useTranslation();
  const { state } = draft;
  return (
    <div className={css['standing']}>
      <output data-testid="flow-state" data-state={state}>
        {t(`flows.save.${state}`)}
      </output>
      {state === 'failed' && (
        <Button size="small" onClick={() => void draft.store().catch(() => undefined)}>
          {t('flows.save.again')}
        </Button>
      )}
      {state === 'conflict' && (
        <Button size="small" onClick={() => draft.reload()}>
          {t('flows.save.reload')}
        </Button>
      )}
    </div>
  );
}
