export { explainMissing } from './capacity.ts';
export { loadCapacity, staffOnDesk } from './load-capacity.ts';
export { findSettings, selectSettings } from './capacity-store.ts';
export { onDuty } from './on-duty.ts';
export { readColleagues } from './read-colleagues.ts';
export { runShifts } from './run-shifts.ts';
export { registerShiftRoutes } from './shifts-routes.ts';
export { writeDeskCapacity } from './set-capacity.ts';
