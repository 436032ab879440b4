import { selectDeskHotlines } from './modules/hotlines/index.ts';
import { hoursText, loadHours } from './modules/hours/index.ts';
import type { MaterialSources } from './modules/materials/index.ts';

/** What is printed of the desk's hours and phone lines. */
export const materialSources: MaterialSources = {
  async hoursText(tx, deskId) {
    const hours = await loadHours(tx, deskId);
    return hours?.timetable ? hoursText(hours, 'ja') : null;
  },
  async hotlines(tx, deskId) {
    const lines = await selectDeskHotlines(tx, deskId);
    return lines.map(({ names, number, hours, cost }) => ({
      name: names['standard'] ?? number,
      number,
      note: [hours['standard'] ?? '', cost === 'free' ? '無料' : ''].filter(Boolean).join('・'),
    }));
  },
};
