import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import css from './queue.module.css';
import { useDeskChoice } from './use-desk-choice.ts';

export function DeskHead() {
  const { t } = useTranslation();
  const { desks, deskId, choose } = useDeskChoice();
  const single = desks.length === 1 ? desks[0] : undefined;
  const desk = single ?? desks.find((one) => one.deskId === deskId);
  const title = desk?.name ?? t('common.desk.all');
  return (
    <header className={css['desk']}>
      {single ? (
        <h1>{title}</h1>
      ) : (
        <Menu position="bottom-start" width="target">
          <Menu.Target>
            <button type="button" className={css['switch']} aria-label={`${t('common.desk.switch')}: ${title}`}>
              <h1>{title}</h1>
              <Icon name="down" size="1em" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => choose(null)}>{t('common.desk.all')}</Menu.Item>
            {desks.map((one) => (
              <Menu.Item key={one.deskId} onClick={() => choose(one.deskId)}>
                {one.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {desk && (
        <p className={css['open']} data-open={desk.state === 'active'}>
          {t(`common.state.${desk.state}`)} · {desk.authorityName}
        </p>
      )}
    </header>
  );
}
