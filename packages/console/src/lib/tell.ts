import { notifications } from '@mantine/notifications';

/** A short word that something was done; never the only place where an error is said. */
export function tell(message: string): void {
  notifications.show({ message, withCloseButton: false });
}
