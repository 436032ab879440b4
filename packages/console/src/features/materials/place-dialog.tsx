import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { materialRoutes, type MaterialPlace } from '@tomoshibi/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FormStack } from '../../components/page.tsx';
import { call } from '../../lib/api/call.ts';
import { failureText, fieldFault } from '../../lib/field-faults.ts';
import { useVerb } from '../../lib/use-verb.ts';

interface PlaceDialogProps {
  readonly deskId: string;
  readonly place: MaterialPlace | null;
  readonly onClose: () => void;
}

export function PlaceDialog({ deskId, place, onClose }: PlaceDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(place?.name ?? '');
  const [note, setNote] = useState(place?.note ?? '');
  const [printed, setPrinted] = useState(String(place?.printed ?? 0));
  const [active, setActive] = useState(place?.active ?? true);
  const save = useVerb({
    run: () => {
      const body = { name, note, printed: Number(printed) };
      return place
        ? call(materialRoutes.updateMaterialPlace, {
            params: { deskId, placeId: place.placeId },
            body: { ...body, active },
          })
        : call(materialRoutes.createMaterialPlace, { params: { deskId }, body });
    },
    refresh: [['desk', deskId, 'materials']],
    onDone: onClose,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(place ? 'materials.placeEdit' : 'materials.placeAdd')}
      closeLabel={t('common.action.close')}
    >
      <FormStack onSubmit={() => save.mutate(undefined)}>
        <TextInput
          label={t('materials.name')}
          description={t('materials.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldFault(save.error, 'name', t)}
          data-autofocus
          data-testid="place-name"
        />
        <TextInput
          label={t('materials.printed')}
          inputMode="numeric"
          value={printed}
          onChange={(event) => setPrinted(event.currentTarget.value.replace(/\D/gu, ''))}
          error={fieldFault(save.error, 'printed', t)}
        />
        <Textarea
          label={t('materials.note')}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fieldFault(save.error, 'note', t)}
        />
        {place && (
          <Checkbox
            label={t('materials.active')}
            description={t('materials.activeHint')}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
        )}
        <DialogEnd
          failure={failureText(save.error, t)}
          cancel={t('common.action.cancel')}
          onCancel={onClose}
          label={t('common.action.save')}
          busy={save.isPending}
          testId="place-save"
        />
      </FormStack>
    </Dialog>
  );
}
