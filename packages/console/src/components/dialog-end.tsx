import { Button } from './button.tsx';
import { Choices } from './dialog.tsx';
import { Notice } from './notice.tsx';

interface DialogEndProps {
  /** Why it did not work; nothing is shown while it is empty. */
  readonly failure: string | null | undefined;
  readonly cancel: string;
  readonly onCancel: () => void;
  readonly label: string;
  readonly busy: boolean;
  /** Left out: the button submits the form it stands in. */
  readonly onClick?: () => void;
  readonly testId?: string;
}

/** How a dialog that does something ends: what went wrong, the way back, the deed. */
export function DialogEnd({ failure, cancel, onCancel, label, busy, onClick, testId }: DialogEndProps) {
  return (
    <>
      {failure && (
        <Notice tone="lamp" icon="alert" live>
          {failure}
        </Notice>
      )}
      <Choices>
        <Button onClick={onCancel}>{cancel}</Button>
        <Button
          look="strong"
          busy={busy}
          {...(onClick ? { onClick } : { type: 'submit' as const })}
          {...(testId ? { 'data-testid': testId } : {})}
        >
          {label}
        </Button>
      </Choices>
    </>
  );
}
