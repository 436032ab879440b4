import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Choices } from './dialog.tsx';
import { Notice } from './notice.tsx';

interface SaveEndProps {
  /** Why it did not work; nothing is shown while it is empty. */
  readonly failure: string | null | undefined;
  readonly busy: boolean;
  /** False for those who may only look. */
  readonly editable?: boolean;
  readonly testId?: string;
}

/** How a form ends that stays on its page: what went wrong, and saving. */
export function SaveEnd({ failure, busy, editable = true, testId }: SaveEndProps) {
  const { t } = useTranslation();
  return (
    <>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      {editable && (
        <Choices>
          <Button
            type="submit"
            look="strong"
            busy={busy}
            {...(testId === undefined ? {} : { 'data-testid': testId })}
          >
            {t('common.action.save')}
          </Button>
        </Choices>
      )}
    </>
  );
}
