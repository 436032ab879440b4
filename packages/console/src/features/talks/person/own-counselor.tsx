import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Facts } from '../../../components/page.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { assignmentQuery } from '../../../lib/assignment-queries.ts';
import { hasDeskRight, useMe } from '../../../lib/session.ts';
import { dayLabel } from '../../../lib/time/format.ts';
import { useNow } from '../../../lib/time/use-now.ts';
import css from './person.module.css';

/** Fetched by the few who decide it. */
const AssignmentDialog = lazy(async () => ({
  default: (await import('../../../shared/assignments/assignment-dialog.tsx')).AssignmentDialog,
}));

interface OwnCounselorProps {
  readonly deskId: string;
  readonly seekerId: string;
  readonly label: string;
}

/** Whose person this is (担当), who steps in, and who it was before. */
export function OwnCounselor({ deskId, seekerId, label }: OwnCounselorProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const { data } = useQuery(assignmentQuery(deskId, seekerId));
  const [setting, setSetting] = useState(false);
  const mayManage = hasDeskRight(me, deskId, 'assignment.manage');
  if (!data) return null;
  const { current, earlier } = data;
  // A desk that assigns nobody has no use for an empty heading.
  if (!current && earlier.length === 0 && !mayManage) return null;
  const day = (iso: string): string => dayLabel(iso, now, language);
  return (
    <section data-testid="own-counselor">
      <h3>
        {t('assignments.person.title')}
        {current && <span>{t('assignments.person.since', { date: day(current.since) })}</span>}
      </h3>
      {current ? (
        <Facts
          rows={[
            [t('assignments.counselor'), current.counselor.name],
            [
              t('assignments.deputies'),
              current.deputies.map((one) => one.name).join('、') || t('assignments.noDeputies'),
            ],
          ]}
        />
      ) : (
        <p className={css['quiet']}>{t('assignments.person.none')}</p>
      )}
      {earlier.length > 0 && (
        <details className={css['earlier']}>
          <summary>
            {t('assignments.person.earlier')} {earlier.length}
          </summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.assignmentId}>
                {one.counselor.name}{' '}
                <small>
                  {t('assignments.person.span', {
                    from: day(one.since),
                    to: one.endedAt ? day(one.endedAt) : '',
                  })}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayManage && (
        <Button size="small" onClick={() => setSetting(true)} data-testid="assignment-open">
          {t(current ? 'assignments.person.change' : 'assignments.person.set')}
        </Button>
      )}
      {setting && (
        <Suspense>
          <AssignmentDialog
            deskId={deskId}
            seekerId={seekerId}
            label={label}
            current={current}
            onClose={() => setSetting(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
