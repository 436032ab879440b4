import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './dialog.module.css';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  readonly wide?: boolean;
  /** For secrets shown once: leaving by a stray click or key would lose them. */
  readonly hold?: boolean;
  readonly children: ReactNode;
}

export function Dialog({
  opened,
  onClose,
  title,
  closeLabel,
  wide = false,
  hold = false,
  children,
}: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      lockScroll={false}
      size={wide ? '42rem' : '28rem'}
      transitionProps={{ duration: 120 }}
      withCloseButton={!hold}
      closeOnClickOutside={!hold}
      closeOnEscape={!hold}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      <div className={css['body']}>{children}</div>
    </Modal>
  );
}

/** The row of choices at the end of a dialog or form. */
export function Choices({ children }: { readonly children: ReactNode }) {
  return <div className={css['choices']}>{children}</div>;
}
