import type { Duty } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useMe } from '../../lib/session.ts';
import { clockTime } from '../../lib/time/format.ts';
import { AttendDialog } from './attend-dialog.tsx';
import { spanWords } from './attendance-words.tsx';
import { dutiesQuery } from './shift-queries.ts';
import css from './shifts.module.css';

/** Where one is at work or may begin, with the button for it. */
export function DutySection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { data: duties = [] } = useQuery(dutiesQuery);
  const [attending, setAttending] = useState<Duty | null>(null);
  if (duties.length === 0) return null;
  return (
    <section className={css['duties']} aria-label={t('shifts.duty.title')}>
      {duties.map((duty) => (
        <div key={duty.deskId} className={css['duty']} data-here={duty.attendance !== null}>
          <div>
            <strong>{me.desks.find((one) => one.deskId === duty.deskId)?.name}</strong>
            <p>
              {duty.attendance
                ? t('shifts.duty.here', { time: clockTime(duty.attendance.checkedInAt, language) })
                : duty.shift
                  ? t('shifts.duty.planned', { span: spanWords(duty.shift, language, t) })
                  : t(duty.mayCheckIn ? 'shifts.duty.unplanned' : 'shifts.duty.notAllowed')}
            </p>
          </div>
          {(duty.attendance ?? duty.mayCheckIn) && (
            <Button
              look={duty.attendance ? 'plain' : duty.shift ? 'lamp' : 'plain'}
              data-testid="attend"
              onClick={() => setAttending(duty)}
            >
              {t(duty.attendance ? 'shifts.duty.checkOut' : 'shifts.duty.checkIn')}
            </Button>
          )}
        </div>
      ))}
      {attending && <AttendDialog duty={attending} onClose={() => setAttending(null)} />}
    </section>
  );
}
