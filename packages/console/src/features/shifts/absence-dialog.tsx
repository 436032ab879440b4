import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { assignmentRoutes } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useMe } from '../../lib/session.ts';
import { clockTime, dayKey } from '../../lib/time/format.ts';
import { useVerb } from '../../lib/use-verb.ts';
import css from './shifts.module.css';

interface AbsenceDialogProps {
  readonly deskId: string;
  /** Of whom one may be chosen; null: it is one's own. */
  readonly people: readonly { readonly staffId: string; readonly name: string }[] | null;
  readonly onClose: () => void;
}

const inTokyo = (local: string): string => new Date(`${local}:00+09:00`).toISOString();

/** Enters when somebody is away. */
export function AbsenceDialog({ deskId, people, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [opened] = useState(() => new Date().toISOString());
  const [staffId, setStaffId] = useState(people?.[0]?.staffId ?? '');
  const [from, setFrom] = useState(`${dayKey(opened)}T${clockTime(opened, 'en')}`);
  const [to, setTo] = useState(`${dayKey(opened)}T23:59`);
  const [note, setNote] = useState('');
  const [everywhere, setEverywhere] = useState(true);
  const save = useVerb({
    run: () => {
      const body = {
        startsAt: inTokyo(from),
        endsAt: inTokyo(to),
        note: note.trim() === '' ? null : note,
      };
      return people
        ? call(assignmentRoutes.createAbsence, { params: { deskId }, body: { ...body, staffId } })
        : call(assignmentRoutes.createOwnAbsence, { params: { deskId }, body: { ...body, everywhere } });
    },
    refresh: [
      ['desk', deskId, 'shifts'],
      ['desk', deskId, 'queue'],
    ],
    onDone: onClose,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('assignments.absence.add')}
      closeLabel={t('common.action.close')}
    >
      <p>{t('assignments.absence.lead')}</p>
      <FormStack onSubmit={() => from !== '' && to !== '' && save.mutate(undefined)}>
        {people && (
          <NativeSelect
            label={t('assignments.absence.person')}
            value={staffId}
            onChange={(event) => setStaffId(event.currentTarget.value)}
            data={people.map((one) => ({ value: one.staffId, label: one.name }))}
            error={fieldFault(save.error, 'staffId', t)}
          />
        )}
        <div className={css['pair']}>
          <TextInput
            type="datetime-local"
            label={t('assignments.absence.from')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            required
          />
          <TextInput
            type="datetime-local"
            label={t('assignments.absence.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            error={fieldFault(save.error, 'endsAt', t)}
            required
          />
        </div>
        <TextInput
          label={t('assignments.absence.note')}
          description={t('assignments.absence.noteHint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldFault(save.error, 'note', t)}
        />
        {!people && me.desks.length > 1 && (
          <Checkbox
            label={t('assignments.absence.everywhere')}
            checked={everywhere}
            onChange={(event) => setEverywhere(event.currentTarget.checked)}
          />
        )}
        <DialogEnd
          failure={failureText(save.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('common.action.save')}
          busy={save.isPending}
          testId="absence-save"
        />
      </FormStack>
    </Dialog>
  );
}
