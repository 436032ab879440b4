import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';
import { ShiftsPage } from '../features/shifts/shifts-page.tsx';

/** The roster beside the talks, with room for short words that something was done. */
export function ShiftsLayout() {
  return (
    <>
      <ShiftsPage />
      <Notifications position="top-right" autoClose={6000} limit={3} />
    </>
  );
}
