import { useTranslation } from 'react-i18next';
import { DeskPhase } from './desk-phase.tsx';
import { RoomLinkButton } from './room-link-button.tsx';
import css from './queue.module.css';
import { useDeskChoice } from './use-desk-choice.ts';

export function DeskHead() {
  const { t } = useTranslation();
  const { desks, deskId, choose } = useDeskChoice();
  const single = desks.length === 1 ? desks[0] : undefined;
  const desk = single ?? desks.find((one) => one.deskId === deskId);
  return (
    <header className={css['desk']}>
      {single ? (
        <h1>{single.name}</h1>
      ) : (
        <h1>
          <select
            className={css['switch']}
            aria-label={t('common.desk.switch')}
            value={deskId ?? ''}
            onChange={(event) => choose(event.currentTarget.value || null)}
            data-testid="desk-switch"
          >
            <option value="">{t('common.desk.all')}</option>
            {desks.map((one) => (
              <option key={one.deskId} value={one.deskId}>
                {one.name}
              </option>
            ))}
          </select>
        </h1>
      )}
      {desk && (
        <>
          {desk.state === 'active' ? (
            <DeskPhase key={desk.deskId} deskId={desk.deskId} aside={desk.authorityName} />
          ) : (
            <p className={css['open']}>
              {t('common.state.closed')} · {desk.authorityName}
            </p>
          )}
          <RoomLinkButton key={`link-${desk.deskId}`} deskId={desk.deskId} />
        </>
      )}
    </header>
  );
}
