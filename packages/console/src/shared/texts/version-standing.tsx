import type { DeskFlow, DeskMenu } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import css from './texts.module.css';

interface VersionStandingProps {
  readonly of: 'flows' | 'menus';
  readonly standing: Pick<DeskFlow | DeskMenu, 'inForce' | 'open' | 'sentBack' | 'approver'>;
  readonly editable: boolean;
}

/** What is in force, who decides about it, and what waits. */
export function VersionStanding({ of, standing, editable }: VersionStandingProps) {
  const { t } = useTranslation();
  const { inForce, open, sentBack, approver } = standing;
  const runs =
    inForce === null
      ? t(`${of}.standing.never`)
      : inForce.turnedOff
        ? t(`${of}.standing.off`)
        : t(`${of}.standing.runs`, { n: inForce.number });
  return (
    <>
      <Notice icon="people">
        {runs} {t(`notices.approver.${approver}`)}
      </Notice>
      {open?.state === 'submitted' && (
        <Notice tone="lamp" icon="clock">
          {t(`${of}.standing.waiting`)}
        </Notice>
      )}
      {!editable && <Notice>{t(`${of}.standing.readOnly`)}</Notice>}
      {sentBack && !open && (
        <Notice tone="lamp" icon="reply">
          <strong>{t('notices.sentBack', { name: sentBack.decidedBy?.name ?? '' })}</strong>
          <p className={css['comment']}>{sentBack.comment}</p>
        </Notice>
      )}
    </>
  );
}
