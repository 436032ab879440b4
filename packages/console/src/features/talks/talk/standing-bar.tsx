import { talkRoutes, type ConsultationDetail } from '@tomoshibi/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { ApiError } from '../../../lib/api/api-error.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { call } from '../../../lib/api/call.ts';
import { failureText } from '../../../lib/field-faults.ts';
import { useLive } from '../../../lib/live/live-context.tsx';
import { useMe } from '../../../lib/session.ts';
import { clockTime } from '../../../lib/time/format.ts';
import { focusComposer } from '../focus.ts';
import type { PaneActions } from '../use-panes.ts';
import css from './composer.module.css';

interface StandingBarProps {
  readonly detail: ConsultationDetail;
  readonly actions: PaneActions;
  readonly onTakeOver: () => void;
  /** Somebody else was quicker; after that the talk may not be readable any more. */
  readonly onTaken: (name: string) => void;
}

/** The colleague a refused claim names. */
function holderOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError) || error.code !== 'already_claimed') return undefined;
  return error.details.find((detail) => detail.field === 'assignee')?.reason;
}

/** Stands where the composer would: why one cannot answer here, and what one can do instead. */
export function StandingBar({ detail, actions, onTakeOver, onTaken }: StandingBarProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const live = useLive();
  const language = useLanguage();
  const me = useMe();
  const { consultation, abilities } = detail;
  const params = { consultationId: consultation.id };
  const refresh = (): void => {
    live.touch(consultation.id);
    void client.invalidateQueries({ queryKey: ['consultation', consultation.id] });
  };
  const claim = useMutation({
    mutationFn: () => call(talkRoutes.claim, { params, body: {} }),
    onSuccess: () => focusComposer(consultation.id),
    onError: (cause) => {
      const name = holderOf(cause);
      if (name) onTaken(name);
    },
    onSettled: refresh,
  });
  const reopen = useMutation({
    mutationFn: () => call(talkRoutes.reopenConsultation, { params }),
    onSuccess: (facts) => {
      live.touch(facts.id);
      actions.open(facts.id);
    },
    onError: refresh,
  });
  const { reserved } = consultation;
  const kept =
    reserved && abilities.claim && reserved.staffId !== me.staffId
      ? t('assignments.kept.lead', { name: reserved.name, time: clockTime(reserved.until, language) })
      : null;
  const error = claim.error ?? reopen.error;
  const holder = holderOf(error);
  const failure = holder ? t('talk.composer.claimedBy', { name: holder }) : failureText(error, t);
  return (
    <div className={css['standing']}>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <p>{kept ?? lead(detail, t)}</p>
      <div className={css['standing-acts']}>
        {abilities.claim && (
          <Button look="strong" busy={claim.isPending} onClick={() => claim.mutate()} data-testid="claim">
            {t(consultation.state === 'bot' ? 'talk.composer.botClaim' : 'talk.composer.claim')}
          </Button>
        )}
        {abilities.takeOver && <Button onClick={onTakeOver}>{t('talk.composer.takeOver')}</Button>}
        {abilities.reopen && (
          <Button busy={reopen.isPending} onClick={() => reopen.mutate()} data-testid="reopen">
            {t('talk.composer.reopen')}
          </Button>
        )}
      </div>
    </div>
  );
}

function lead({ consultation, abilities }: ConsultationDetail, t: TFunction): string {
  if (consultation.state === 'closed') return t('talk.composer.closed');
  if (consultation.state === 'outside')
    return t(abilities.claim ? 'talk.composer.outsideLead' : 'talk.composer.readOnly');
  if (consultation.state === 'bot')
    return t(abilities.claim ? 'talk.composer.botLead' : 'talk.composer.readOnly');
  if (consultation.state === 'waiting')
    return t(abilities.claim ? 'talk.composer.waitingLead' : 'talk.composer.readOnly');
  return consultation.assignee
    ? t('talk.composer.taken', { name: consultation.assignee.name })
    : t('talk.composer.readOnly');
}
