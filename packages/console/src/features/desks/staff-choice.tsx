import { NativeSelect } from '@mantine/core';
import { DESK_ROLES, DeskRole, staffRoutes, type Staff } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack, Section } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './desks.module.css';

/** Puts people of the operator on a new desk, one after the other. */
export function StaffChoice({ deskId }: { readonly deskId: string }) {
  const { t } = useTranslation();
  const [staffId, setStaffId] = useState('');
  const [role, setRole] = useState<DeskRole>('counselor');
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => call(staffRoutes.listStaff) });
  const people = (staff.data?.staff ?? []).filter(
    (person) => person.state === 'active' && !person.desks.some((desk) => desk.deskId === deskId),
  );
  const assign = useVerb({
    run: (person: Staff) =>
      call(staffRoutes.updateStaff, {
        params: { staffId: person.staffId },
        body: { desks: [...person.desks, { deskId, role }] },
      }),
    refresh: [['staff'], ['members', deskId], ['desk', deskId], ['me']],
    onDone: () => setStaffId(''),
  });
  const chosen = people.find((person) => person.staffId === staffId);
  return (
    <Section
      title={t('deskStart.staff')}
      lead={t('deskStart.staffLead')}
      action={
        <Link to="/settings/staff" className={css['back']}>
          {t('deskStart.newStaff')}
        </Link>
      }
    >
      <FormStack onSubmit={() => chosen && assign.mutate(chosen)}>
        <NativeSelect
          label={t('deskStart.person')}
          value={chosen ? staffId : ''}
          onChange={(event) => setStaffId(event.currentTarget.value)}
          data={[
            { value: '', label: t('deskStart.choosePerson') },
            ...people.map((person) => ({ value: person.staffId, label: `${person.name} (${person.login})` })),
          ]}
          data-testid="start-person"
        />
        <NativeSelect
          label={t('deskStart.role')}
          value={role}
          onChange={(event) => setRole(DeskRole.catch('counselor').parse(event.currentTarget.value))}
          data={DESK_ROLES.map((one) => ({ value: one, label: t(`common.roles.${one}`) }))}
        />
        <DialogEnd
          failure={failureText(assign.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={() => setStaffId('')}
          label={t('deskStart.assign')}
          busy={assign.isPending}
          testId="start-assign"
        />
      </FormStack>
    </Section>
  );
}
