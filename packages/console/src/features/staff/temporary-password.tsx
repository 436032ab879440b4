import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Choices, Dialog } from '../../components/dialog.tsx';

export interface IssuedPassword {
  readonly name: string;
  readonly password: string;
}

interface TemporaryPasswordProps {
  readonly issued: IssuedPassword;
  readonly onClose: () => void;
}

/** Shown once; it goes only by the button that says it was handed on. */
export function TemporaryPassword({ issued, onClose }: TemporaryPasswordProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      hold
      opened
      onClose={onClose}
      title={t('admin.staff.temporary')}
      closeLabel={t('common.action.close')}
    >
      <p>{t('admin.staff.temporaryLead', { name: issued.name })}</p>
      <CopyField
        label={t('admin.staff.temporary')}
        value={issued.password}
        copyLabel={t('common.action.copy')}
        copiedLabel={t('common.action.copied')}
      />
      <Choices>
        <Button look="strong" onClick={onClose}>
          {t('admin.staff.understood')}
        </Button>
      </Choices>
    </Dialog>
  );
}
