import { broadcastRoutes, type BroadcastDetail } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { hasDeskRight, useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { clockTime } from '../../lib/time/format.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { broadcastsKey } from '../../lib/quota-queries.ts';
import css from './broadcasts.module.css';

const FIGURES = ['accepted', 'failed', 'unknown', 'skipped', 'stopped', 'left'] as const;
/** Shown even when nobody is among them. */
const ALWAYS: readonly string[] = ['accepted', 'failed', 'left'];

/** How far it is, what stands in the way, and the way to stop it or go on. */
export function ProgressSection({ broadcast }: { readonly broadcast: BroadcastDetail }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { deskId, broadcastId, state, totals, pause, retryAt } = broadcast;
  const [stopping, setStopping] = useState(false);
  const number = new Intl.NumberFormat(i18n.language);
  const params = { deskId, broadcastId };
  const refresh = [broadcastsKey(deskId)];
  const stop = useVerb({
    run: () => call(broadcastRoutes.stopBroadcast, { params }),
    refresh,
    onDone: () => tell(t('broadcasts.act.stopped')),
  });
  const resume = useVerb({ run: () => call(broadcastRoutes.resumeBroadcast, { params }), refresh });
  const failure = failureText(stop.error ?? resume.error, t);
  const underWay = state === 'approved' || state === 'sending' || state === 'paused';
  const total = totals?.total ?? 0;
  // What was stopped was not sent, however much is over.
  const done = total - (totals?.left ?? 0) - (totals?.stopped ?? 0);
  const share = total === 0 ? 0 : (done / total) * 100;
  const words = t('broadcasts.progress.bar', { total: number.format(total), done: number.format(done) });
  return (
    <Section
      title={t('broadcasts.progress.title')}
      action={
        <div className={css['acts']}>
          {state === 'paused' && hasDeskRight(me, deskId, 'broadcast.write') && (
            <Button look="strong" busy={resume.isPending} onClick={() => resume.mutate(undefined)}>
              {t('broadcasts.act.resume')}
            </Button>
          )}
          {underWay && hasDeskRight(me, deskId, 'broadcast.stop') && (
            <Button look="lamp" onClick={() => setStopping(true)} data-testid="broadcast-stop">
              {t('broadcasts.act.stop')}
            </Button>
          )}
        </div>
      }
    >
      {pause && (
        <Notice tone="lamp" icon="alert">
          {t(`broadcasts.progress.pause.${pause}`)}
        </Notice>
      )}
      {retryAt && (
        <Notice tone="lamp" icon="clock">
          {t('broadcasts.progress.retry', { at: clockTime(retryAt, language) })}
        </Notice>
      )}
      {totals && (
        <>
          <div>
            <p className={css['soft']}>
              {total === 0 && state === 'sending' ? t('broadcasts.progress.listing') : words}
            </p>
            <div
              className={css['progress']}
              role="progressbar"
              aria-label={t('broadcasts.progress.title')}
              aria-valuemin={0}
              aria-valuemax={total}
              aria-valuenow={done}
              aria-valuetext={words}
            >
              <span
                ref={(element) => {
                  if (element) element.style.width = `${share}%`;
                }}
              />
            </div>
          </div>
          <dl className={css['figures']}>
            {FIGURES.filter((figure) => ALWAYS.includes(figure) || totals[figure] > 0).map((figure) => (
              <div key={figure}>
                <dt>{t(`broadcasts.progress.${figure}`)}</dt>
                <dd data-testid={`broadcast-${figure}`}>{number.format(totals[figure])}</dd>
              </div>
            ))}
          </dl>
          <p className={css['soft']}>{t('broadcasts.progress.acceptedHint')}</p>
        </>
      )}
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <ConfirmDialog
        opened={stopping}
        title={t('broadcasts.act.stop')}
        lead={t('broadcasts.act.stopLead')}
        confirmLabel={t('broadcasts.act.stop')}
        cancelLabel={t('common.action.cancel')}
        busy={stop.isPending}
        onConfirm={() => {
          setStopping(false);
          stop.mutate(undefined);
        }}
        onClose={() => setStopping(false)}
      />
    </Section>
  );
}
