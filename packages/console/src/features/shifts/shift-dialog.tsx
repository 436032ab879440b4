import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { shiftRoutes, type Member, type Shift, type ShiftRole } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useStored } from '../../lib/stored.ts';
import { clockTime, dayKey } from '../../lib/time/format.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './shifts.module.css';
import { shiftTimes } from './week.ts';

interface ShiftDialogProps {
  readonly deskId: string;
  readonly members: readonly Member[];
  /** What is changed, or where a new one is to be. */
  readonly shift: Shift | { readonly staffId: string; readonly day: string };
  readonly onClose: () => void;
}

const SEATS = Array.from({ length: 11 }, (_, index) => String(index));
const ROLES = ['counselor', 'supervisor'] as const satisfies readonly ShiftRole[];

export function ShiftDialog({ deskId, members, shift, onClose }: ShiftDialogProps) {
  const { t } = useTranslation();
  const planned = 'shiftId' in shift ? shift : null;
  const first = 'day' in shift ? shift : { staffId: shift.staff.staffId, day: dayKey(shift.startsAt) };
  const [usual, setUsual] = useStored('shift-hours', '17:00-21:00');
  const [usualFrom = '17:00', usualTo = '21:00'] = usual.split('-');
  const [staffId, setStaffId] = useState(first.staffId);
  const [day, setDay] = useState(first.day);
  const [from, setFrom] = useState(planned ? clockTime(planned.startsAt, 'en') : usualFrom);
  const [to, setTo] = useState(planned ? clockTime(planned.endsAt, 'en') : usualTo);
  const memberRole = members.find((one) => one.staffId === staffId)?.role;
  const [role, setRole] = useState<ShiftRole>(
    planned?.role ?? (memberRole === 'supervisor' ? 'supervisor' : 'counselor'),
  );
  const [seats, setSeats] = useState(String(planned?.seats ?? ''));
  const [note, setNote] = useState(planned?.note ?? '');
  const [removing, setRemoving] = useState(false);
  const refresh = [['desk', deskId, 'shifts'], ['own-shifts'], ['duties']];
  const ready = day !== '' && from !== '' && to !== '';
  const save = useVerb({
    run: () => {
      const body = {
        staffId,
        ...shiftTimes(day, from, to),
        role,
        seats: seats === '' ? null : Number(seats),
        note: note.trim() === '' ? null : note,
      };
      setUsual(`${from}-${to}`);
      return planned
        ? call(shiftRoutes.updateShift, { params: { deskId, shiftId: planned.shiftId }, body })
        : call(shiftRoutes.createShift, { params: { deskId }, body });
    },
    refresh,
    onDone: onClose,
  });
  const remove = useVerb({
    run: (shiftId: string) => call(shiftRoutes.deleteShift, { params: { deskId, shiftId } }),
    refresh,
    onDone: onClose,
  });
  const maySupervise = memberRole === 'supervisor' || memberRole === 'senior_counselor';
  return (
    <>
      <Dialog
        opened={!removing}
        onClose={onClose}
        title={t(planned ? 'shifts.edit' : 'shifts.add')}
        closeLabel={t('common.action.close')}
      >
        <FormStack onSubmit={() => ready && save.mutate(undefined)}>
          <NativeSelect
            label={t('shifts.person')}
            value={staffId}
            onChange={(event) => {
              setStaffId(event.currentTarget.value);
              setRole('counselor');
            }}
            data={members.map((one) => ({ value: one.staffId, label: one.name }))}
            error={fieldFault(save.error, 'staffId', t)}
          />
          <TextInput
            type="date"
            label={t('shifts.date')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            required
          />
          <div className={css['pair']}>
            <TextInput
              type="time"
              label={t('shifts.from')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              data-autofocus
              required
            />
            <TextInput
              type="time"
              label={t('shifts.to')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              error={fieldFault(save.error, 'endsAt', t)}
              required
            />
          </div>
          <p className={css['hint']}>{t('shifts.toHint')}</p>
          {maySupervise && (
            <fieldset className={css['choices']}>
              <legend>{t('shifts.role')}</legend>
              {ROLES.map((one) => (
                <Radio
                  key={one}
                  name="shift-role"
                  label={t(`shifts.roles.${one}`)}
                  checked={role === one}
                  onChange={() => setRole(one)}
                />
              ))}
            </fieldset>
          )}
          <NativeSelect
            label={t('shifts.seats')}
            value={seats}
            onChange={(event) => setSeats(event.currentTarget.value)}
            data={[
              { value: '', label: t('shifts.seatsOwn') },
              ...SEATS.map((n) => ({ value: n, label: t('shifts.seatsCount', { n }) })),
            ]}
          />
          <TextInput
            label={t('shifts.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            error={fieldFault(save.error, 'note', t)}
          />
          {planned && planned.attendances.length === 0 && (
            <div>
              <Button look="quiet" size="small" onClick={() => setRemoving(true)}>
                {t('common.action.remove')}
              </Button>
            </div>
          )}
          <DialogEnd
            failure={failureText(save.error ?? remove.error, t)}
            cancel={t('common.action.cancel')}
            onCancel={onClose}
            label={t('common.action.save')}
            busy={save.isPending}
            testId="shift-save"
          />
        </FormStack>
      </Dialog>
      <ConfirmDialog
        opened={removing}
        title={t('shifts.remove')}
        lead={members.find((one) => one.staffId === staffId)?.name ?? ''}
        confirmLabel={t('common.action.remove')}
        cancelLabel={t('common.action.cancel')}
        busy={remove.isPending}
        onConfirm={() => {
          if (planned) remove.mutate(planned.shiftId);
          setRemoving(false);
        }}
        onClose={() => setRemoving(false)}
      />
    </>
  );
}
