import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../components/icon-button.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { hoursQuery, receptionQuery } from '../../../lib/desk-queries.ts';
import { hasDeskRight, useMe } from '../../../lib/session.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import { phaseWords } from '../../../shared/hours/phase-words.ts';
import css from './queue.module.css';

/** Fetched when it is wanted: nobody needs it to begin to work. */
const OverrideDialog = lazy(async () => ({
  default: (await import('../../../shared/hours/override-dialog.tsx')).OverrideDialog,
}));

/** Where the desk stands with its hours, and for supervisors the way to open or close it now. */
export function DeskPhase({ deskId, aside }: { readonly deskId: string; readonly aside: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const { data } = useQuery(hoursQuery(deskId));
  const short = useQuery(receptionQuery(deskId)).data?.short ?? null;
  const [asking, setAsking] = useState(false);
  if (!data) return <p className={css['open']}>{aside}</p>;
  const { status, override } = data;
  return (
    <div className={css['phase']}>
      <p
        className={css['open']}
        data-open={status.phase === 'intake' && short === null}
        data-closed={status.phase === 'closed' || short !== null}
        title={aside}
        data-testid="desk-phase"
      >
        {short === null ? phaseWords(status, { now, language, t }) : t('hours.line.short')}
        {override && <em>{t('hours.line.manual', { what: t(`hours.hand.done.${override.phase}`) })}</em>}
      </p>
      {hasDeskRight(me, deskId, 'desk.operate') && (
        <IconButton
          icon="clock"
          label={t('hours.hand.change')}
          onClick={() => setAsking(true)}
          data-testid="override-open"
        />
      )}
      {asking && (
        <Suspense>
          <OverrideDialog hours={data} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  );
}
