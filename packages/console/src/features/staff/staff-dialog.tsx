import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { DESK_ROLES, DeskRole, OPERATOR_ROLES, staffRoutes, type Staff } from '@tomoshibi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { desksQuery } from '../../lib/desk-queries.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { tell } from '../../lib/tell.ts';
import { useVerb } from '../../lib/use-verb.ts';
import { StaffActs } from './staff-acts.tsx';
import type { IssuedPassword } from './temporary-password.tsx';
import css from './staff.module.css';

interface StaffDialogProps {
  readonly staff: Staff | null;
  readonly onClose: () => void;
  readonly onIssued: (issued: IssuedPassword) => void;
}

export function StaffDialog({ staff, onClose, onIssued }: StaffDialogProps) {
  const { t } = useTranslation();
  const desks = useQuery(desksQuery);
  const [name, setName] = useState(staff?.name ?? '');
  const [login, setLogin] = useState(staff?.login ?? '');
  const [operatorRoles, setOperatorRoles] = useState(staff?.operatorRoles ?? []);
  const [deskRoles, setDeskRoles] = useState(staff?.desks ?? []);
  const create = useVerb({
    run: () => call(staffRoutes.createStaff, { body: { name, login, operatorRoles, desks: deskRoles } }),
    refresh: [['staff']],
    onDone: (answer) => onIssued({ name: answer.staff.name, password: answer.temporaryPassword }),
  });
  const update = useVerb({
    run: (staffId: string) =>
      call(staffRoutes.updateStaff, { params: { staffId }, body: { name, operatorRoles, desks: deskRoles } }),
    refresh: [['staff'], ['me']],
    onDone: () => {
      tell(t('common.state.saved'));
      onClose();
    },
  });
  const { error } = staff ? update : create;
  const failure = failureText(error, t);
  const choose = (deskId: string, value: string): void => {
    const role = DeskRole.safeParse(value);
    const others = deskRoles.filter((one) => one.deskId !== deskId);
    setDeskRoles(role.success ? [...others, { deskId, role: role.data }] : others);
  };
  return (
    <Dialog
      wide
      opened
      onClose={onClose}
      title={staff ? t('admin.staff.edit', { name: staff.name }) : t('admin.staff.addTitle')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => (staff ? update.mutate(staff.staffId) : create.mutate(undefined))}>
        <TextInput
          label={t('admin.staff.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldFault(error, 'name', t)}
          data-autofocus
        />
        {!staff && (
          <TextInput
            label={t('admin.staff.login')}
            description={t('admin.staff.loginHint')}
            value={login}
            autoCapitalize="none"
            onChange={(event) => setLogin(event.currentTarget.value)}
            error={fieldFault(error, 'login', t)}
          />
        )}
        <fieldset className={css['roles']}>
          <legend>{t('admin.staff.operatorRoles')}</legend>
          {OPERATOR_ROLES.map((role) => (
            <Checkbox
              key={role}
              label={t(`common.roles.${role}`)}
              checked={operatorRoles.includes(role)}
              onChange={(event) =>
                setOperatorRoles(
                  event.currentTarget.checked
                    ? [...operatorRoles, role]
                    : operatorRoles.filter((one) => one !== role),
                )
              }
            />
          ))}
        </fieldset>
        <fieldset className={css['roles']}>
          <legend>{t('admin.staff.desks')}</legend>
          {desks.data?.map((desk) => (
            <NativeSelect
              key={desk.deskId}
              label={desk.name}
              value={deskRoles.find((one) => one.deskId === desk.deskId)?.role ?? ''}
              onChange={(event) => choose(desk.deskId, event.currentTarget.value)}
              data={[
                { value: '', label: t('admin.staff.noRole') },
                ...DESK_ROLES.map((role) => ({ value: role, label: t(`common.roles.${role}`) })),
              ]}
            />
          ))}
        </fieldset>
        <DialogEnd
          failure={failure}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t(staff ? 'common.action.save' : 'common.action.add')}
          busy={create.isPending || update.isPending}
          testId="staff-save"
        />
      </FormStack>
      {staff && <StaffActs staff={staff} onDone={onClose} onIssued={onIssued} />}
    </Dialog>
  );
}
