import { Menu } from '@mantine/core';
import type { Duty } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useMe } from '../../lib/session.ts';
import { clockTime } from '../../lib/time/format.ts';
import { dutiesQuery } from './shift-queries.ts';

/** In the menu of a person: whether they are at work, and the way in or out. */
export function DutyItems({ onAttend }: { readonly onAttend: (duty: Duty) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { data: duties = [] } = useQuery(dutiesQuery);
  const open = duties.filter((duty) => duty.attendance !== null || duty.mayCheckIn);
  if (open.length === 0) return null;
  return (
    <>
      {open.map((duty) => {
        const desk = me.desks.find((one) => one.deskId === duty.deskId)?.name ?? '';
        return (
          <Menu.Item
            key={duty.deskId}
            leftSection={<Icon name="clock" />}
            data-testid="menu-attend"
            onClick={() => onAttend(duty)}
          >
            {t(duty.attendance ? 'shifts.duty.checkOutAt' : 'shifts.duty.checkInAt', { desk })}
            {duty.attendance && (
              <small>
                <br />
                {t('shifts.duty.here', { time: clockTime(duty.attendance.checkedInAt, language) })}
              </small>
            )}
          </Menu.Item>
        );
      })}
      <Menu.Divider />
    </>
  );
}
