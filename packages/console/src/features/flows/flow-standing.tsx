import type { DeskFlow } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import css from './flows.module.css';

/** What runs now, who decides about it, and what waits. */
export function FlowStanding({ flow, editable }: { readonly flow: DeskFlow; readonly editable: boolean }) {
  const { t } = useTranslation();
  const { inForce, open, sentBack, approver } = flow;
  const runs =
    inForce === null
      ? t('flows.standing.never')
      : inForce.turnedOff
        ? t('flows.standing.off')
        : t('flows.standing.runs', { n: inForce.number });
  return (
    <>
      <Notice icon="people">
        {runs} {t(`notices.approver.${approver}`)}
      </Notice>
      {open?.state === 'submitted' && (
        <Notice tone="lamp" icon="clock">
          {t('flows.standing.waiting')}
        </Notice>
      )}
      {!editable && <Notice>{t('flows.standing.readOnly')}</Notice>}
      {sentBack && !open && (
        <Notice tone="lamp" icon="reply">
          <strong>{t('notices.sentBack', { name: sentBack.decidedBy?.name ?? '' })}</strong>
          <p className={css['words']}>{sentBack.comment}</p>
        </Notice>
      )}
    </>
  );
}
