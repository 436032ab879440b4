import { hoursRoutes, type DeskHours } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { receptionQuery } from '../../lib/desk-queries.ts';
import { failureText } from '../../lib/field-faults.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { useNow } from '../../lib/time/use-now.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { momentWords, phaseWords } from './phase-words.ts';
import { OverrideDialog } from './override-dialog.tsx';
import css from './hours-now.module.css';

/** Where the desk stands, what was done by hand, and for supervisors the way to do so. */
export function HoursNow({ hours }: { readonly hours: DeskHours }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const me = useMe();
  const short = useQuery(receptionQuery(hours.deskId)).data?.short ?? null;
  const [asking, setAsking] = useState(false);
  const { deskId, status, override, words } = hours;
  const operates = hasDeskRight(me, deskId, 'desk.operate');
  const end = useVerb({
    run: () =>
      call(hoursRoutes.endHoursOverride, {
        params: { deskId },
        body: { overrideId: override?.overrideId ?? null },
      }),
    refresh: [['desk', deskId, 'hours']],
  });
  const failure = failureText(end.error, t);
  const until = override?.until
    ? t('hours.hand.currentUntil', { time: momentWords(override.until, { now, language, t, end: true }) })
    : t('hours.hand.currentOpenEnd');
  return (
    <div className={css['now']}>
      <p
        className={css['phase']}
        data-phase={short === null ? status.phase : 'closed'}
        data-testid="hours-phase"
      >
        {short === null ? phaseWords(status, { now, language, t }) : t('hours.line.short')}
      </p>
      {short !== null && <p className={css['why']}>{language === 'ja' ? short : t('hours.line.shortWhy')}</p>}
      {short === null && status.phase !== 'intake' && (
        <p className={css['why']} data-testid="hours-why">
          {words.status[language]}
        </p>
      )}
      {override && (
        <Notice tone="lamp" icon="clock">
          {t('hours.hand.current', {
            name: override.by?.name ?? '',
            what: t(`hours.hand.done.${override.phase}`),
            reason: override.reason,
          })}{' '}
          ({until})
        </Notice>
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      {operates && (
        <div className={css['acts']}>
          {override && (
            <Button size="small" busy={end.isPending} onClick={() => end.mutate(undefined)}>
              {t('hours.hand.end')}
            </Button>
          )}
          <Button size="small" onClick={() => setAsking(true)} data-testid="override-open">
            {t('hours.hand.change')}
          </Button>
        </div>
      )}
      {asking && <OverrideDialog hours={hours} onClose={() => setAsking(false)} />}
    </div>
  );
}
