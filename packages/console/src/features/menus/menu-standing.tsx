import type { DeskMenu } from '@tomoshibi/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import css from './menus.module.css';

/** What is in force, who decides about it, and what waits. */
export function MenuStanding({ menu, editable }: { readonly menu: DeskMenu; readonly editable: boolean }) {
  const { t } = useTranslation();
  const { inForce, open, sentBack, approver } = menu;
  const runs =
    inForce === null
      ? t('menus.standing.never')
      : inForce.turnedOff
        ? t('menus.standing.off')
        : t('menus.standing.runs', { n: inForce.number });
  return (
    <>
      <Notice icon="people">
        {runs} {t(`notices.approver.${approver}`)}
      </Notice>
      {open?.state === 'submitted' && (
        <Notice tone="lamp" icon="clock">
          {t('menus.standing.waiting')}
        </Notice>
      )}
      {!editable && <Notice>{t('menus.standing.readOnly')}</Notice>}
      {sentBack && !open && (
        <Notice tone="lamp" icon="reply">
          <strong>{t('notices.sentBack', { name: sentBack.decidedBy?.name ?? '' })}</strong>
          <p className={css['words']}>{sentBack.comment}</p>
        </Notice>
      )}
    </>
  );
}
