export { capacity, explainMissing, freeSeats, mayOpen, type OnDesk } from './capacity.ts';
export { loadCapacity, staffOnDesk, type DeskCapacity } from './load-capacity.ts';
export { findSettings, selectSettings } from './capacity-store.ts';
export { onDuty } from './on-duty.ts';
export { readColleagues } from './read-colleagues.ts';
export { runShifts } from './run-shifts.ts';
export { registerShiftRoutes } from './shifts-routes.ts';
export { writeDeskCapacity } from './set-capacity.ts';
