import { Button } from './button.tsx';
import { Choices, Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  readonly lead: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={props.title} closeLabel={props.cancelLabel}>
      <p>{props.lead}</p>
      <Choices>
        <Button onClick={props.onClose}>{props.cancelLabel}</Button>
        <Button look="strong" busy={props.busy ?? false} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </Choices>
    </Dialog>
  );
}
