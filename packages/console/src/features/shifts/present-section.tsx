import { shiftRoutes, type Attendance } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/page.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { call } from '../../lib/api/call.ts';
import { clockTime } from '../../lib/time/format.ts';
import { useLoadWords } from '../../lib/use-load-words.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { presentQuery } from './shift-queries.ts';
import css from './shifts.module.css';

/** Who is there now, the seats they use, and what the desk lacks to open. */
export function PresentSection({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const load = useLoadWords();
  const language = useLanguage();
  const present = useQuery(presentQuery(deskId));
  const [leaving, setLeaving] = useState<Attendance | null>(null);
  const checkOut = useVerb({
    run: (attendanceId: string) => call(shiftRoutes.checkOutColleague, { params: { deskId, attendanceId } }),
    refresh: [['desk', deskId, 'shifts'], ['duties']],
  });
  const seats = (n: number | null): string => (n === null ? t('shifts.present.uncounted') : String(n));
  return (
    <Section title={t('shifts.present.title')}>
      <Loaded query={present} {...load}>
        {(data) => (
          <>
            {data.missing.map(({ what, present: there, needed }) => (
              <Notice key={what} tone="lamp" icon="alert">
                {what === 'people'
                  ? t('shifts.present.missingPeople', { n: needed - there })
                  : t('shifts.present.missingSupervisor')}
              </Notice>
            ))}
            <dl className={css['figures']}>
              {(
                [
                  [t('shifts.present.seats'), seats(data.seats)],
                  [t('shifts.present.used'), String(data.active)],
                  [t('shifts.present.waiting'), String(data.waiting)],
                  [t('shifts.present.free'), seats(data.free)],
                ] as const
              ).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {data.people.length === 0 && <p className={css['hint']}>{t('shifts.present.nobody')}</p>}
            <ul className={css['present']}>
              {data.people.map(({ attendance, seats: own, talks, endsAt }) => (
                <li key={attendance.attendanceId}>
                  <div>
                    <strong>{attendance.staff.name}</strong>{' '}
                    {attendance.role === 'supervisor' && <Tag tone="calm">SV</Tag>}{' '}
                    {attendance.shiftId === null && <Tag>{t('shifts.help')}</Tag>}
                    <p>
                      {t('shifts.duty.here', { time: clockTime(attendance.checkedInAt, language) })}
                      {endsAt && ` · ${t('shifts.present.until', { time: clockTime(endsAt, language) })}`}
                      {attendance.remote && ` · ${t('shifts.remote')}`}
                    </p>
                  </div>
                  <span>{t('shifts.present.talks', { n: talks, seats: own })}</span>
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={t('shifts.present.checkOutOf', { name: attendance.staff.name })}
                    onClick={() => setLeaving(attendance)}
                  >
                    {t('shifts.present.checkOut')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <ConfirmDialog
        opened={leaving !== null}
        title={t('shifts.present.checkOutOf', { name: leaving?.staff.name ?? '' })}
        lead={t('shifts.present.checkOutLead')}
        confirmLabel={t('shifts.present.checkOut')}
        cancelLabel={t('common.action.cancel')}
        busy={checkOut.isPending}
        onConfirm={() => {
          if (leaving) checkOut.mutate(leaving.attendanceId);
          setLeaving(null);
        }}
        onClose={() => setLeaving(null)}
      />
    </Section>
  );
}
