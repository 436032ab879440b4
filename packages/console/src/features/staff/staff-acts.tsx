import { sessionRoutes, staffRoutes, type Staff } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { useMe } from '../../lib/session.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import type { IssuedPassword } from './temporary-password.tsx';
import css from './staff.module.css';

interface StaffActsProps {
  readonly staff: Staff;
  readonly onDone: () => void;
  readonly onIssued: (issued: IssuedPassword) => void;
}

/** What takes effect at once and is asked about first: password, sessions, stopping. */
export function StaffActs({ staff, onDone, onIssued }: StaffActsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState<'reset' | 'disable' | null>(null);
  const params = { staffId: staff.staffId };
  const setState = useVerb({
    run: (state: Staff['state']) => call(staffRoutes.updateStaff, { params, body: { state } }),
    refresh: [['staff']],
    onDone: () => {
      tell(t('common.state.saved'));
      onDone();
    },
  });
  const reset = useVerb({
    run: () => call(staffRoutes.resetPassword, { params }),
    refresh: [['staff']],
    onDone: (answer) => onIssued({ name: answer.staff.name, password: answer.temporaryPassword }),
  });
  const endSessions = useVerb({
    run: () => call(sessionRoutes.endStaffSessions, { params }),
    refresh: [['staff']],
    onDone: () => tell(t('admin.staff.sessionsEnded')),
  });
  const failure = failureText(setState.error ?? reset.error ?? endSessions.error, t);
  const close = (): void => setAsking(null);
  return (
    <>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <div className={css['acts']}>
        <Button size="small" onClick={() => setAsking('reset')}>
          {t('admin.staff.reset')}
        </Button>
        <Button size="small" busy={endSessions.isPending} onClick={() => endSessions.mutate(undefined)}>
          {t('admin.staff.endSessions')}
        </Button>
        {staff.state === 'disabled' ? (
          <Button size="small" busy={setState.isPending} onClick={() => setState.mutate('active')}>
            {t('admin.staff.enable')}
          </Button>
        ) : (
          staff.staffId !== me.staffId && (
            <Button size="small" look="plain" onClick={() => setAsking('disable')}>
              {t('admin.staff.disable')}
            </Button>
          )
        )}
      </div>
      <ConfirmDialog
        opened={asking === 'reset'}
        title={t('admin.staff.reset')}
        lead={t('admin.staff.resetLead', { name: staff.name })}
        confirmLabel={t('admin.staff.reset')}
        cancelLabel={t('common.action.cancel')}
        busy={reset.isPending}
        onConfirm={() => reset.mutate(undefined)}
        onClose={close}
      />
      <ConfirmDialog
        opened={asking === 'disable'}
        title={t('admin.staff.disable')}
        lead={t('admin.staff.disableLead', { name: staff.name })}
        confirmLabel={t('admin.staff.disable')}
        cancelLabel={t('common.action.cancel')}
        busy={setState.isPending}
        onConfirm={() => setState.mutate('disabled')}
        onClose={close}
      />
    </>
  );
}
