import type { Attendance, Shift } from '@tomoshibi/contract';
import type { DeskLimits } from '../desks/index.ts';
import type { AttendanceRow } from './attendance-store.ts';
import { seatsOf } from './load-capacity.ts';
import type { ShiftRow } from './shifts-store.ts';

export function presentAttendance(row: AttendanceRow): Attendance {
  return {
    attendanceId: row.id,
    staff: { staffId: row.staff_id, name: row.staff_name },
    role: row.role,
    shiftId: row.shift_id,
    checkedInAt: row.checked_in_at.toISOString(),
    minutesLate: row.minutes_late,
    remote: row.remote,
    attested: row.attested,
    checkedOutAt: row.checked_out_at?.toISOString() ?? null,
    minutesOver: row.minutes_over,
    endedBy: row.ended_by,
  };
}

export function presentShift(
  row: ShiftRow,
  limits: DeskLimits,
  attendances: readonly AttendanceRow[],
): Shift {
  return {
    shiftId: row.id,
    deskId: row.desk_id,
    staff: { staffId: row.staff_id, name: row.staff_name },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    role: row.role,
    seats: row.seats,
    note: row.note,
    effectiveSeats: seatsOf({ role: row.role, seats: row.seats, staffId: row.staff_id }, limits),
    attendances: attendances.filter((one) => one.shift_id === row.id).map(presentAttendance),
  };
}
