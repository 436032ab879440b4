-- How many talks at once: by role at the desk, and by person. A person's own limit goes before the role's, the role's
-- before the desk's.
CREATE TABLE role_talk_limits (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('counselor', 'senior_counselor', 'supervisor')),
  talk_limit integer NOT NULL CHECK (talk_limit BETWEEN 0 AND 20),
  PRIMARY KEY (operator_id, desk_id, role),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('role_talk_limits');

CREATE TABLE staff_talk_limits (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  talk_limit integer NOT NULL CHECK (talk_limit BETWEEN 0 AND 20),
  PRIMARY KEY (operator_id, desk_id, staff_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
SELECT protect_operator_table('staff_talk_limits');

-- A desk without a row counts no seats, opens with nobody and goes on as before.
CREATE TABLE desk_capacity (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  seat_mode text NOT NULL CHECK (seat_mode IN ('checked_in', 'fixed')),
  fixed_seats integer CHECK (fixed_seats BETWEEN 0 AND 500),
  min_people integer NOT NULL CHECK (min_people BETWEEN 0 AND 100),
  needs_supervisor boolean NOT NULL,
  walk_in text NOT NULL CHECK (walk_in IN ('everyone', 'supervisors')),
  grace_minutes integer NOT NULL CHECK (grace_minutes BETWEEN 0 AND 240),
  slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 10 AND 240),
  attestations text[] NOT NULL,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('desk_capacity');

CREATE TABLE shifts (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  role text NOT NULL CHECK (role IN ('counselor', 'supervisor')),
  -- NULL: as many as the person may hold; nobody's for somebody who supervises.
  seats integer CHECK (seats BETWEEN 0 AND 20),
  note text,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT shifts_length CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '24 hours'),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
CREATE INDEX shifts_desk_idx ON shifts (operator_id, desk_id, starts_at);
CREATE INDEX shifts_staff_idx ON shifts (operator_id, staff_id, starts_at);
SELECT protect_operator_table('shifts');

-- Who was really there. Without a shift: somebody who came to help (応援).
CREATE TABLE attendances (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  shift_id uuid,
  role text NOT NULL CHECK (role IN ('counselor', 'supervisor')),
  checked_in_at timestamptz NOT NULL,
  -- Against the shift as it was planned at that moment; negative is early. NULL without a shift.
  minutes_late integer,
  remote boolean NOT NULL,
  attested text[] NOT NULL,
  checked_out_at timestamptz,
  minutes_over integer,
  ended_by text CHECK (ended_by IN ('self', 'supervisor', 'automatic')),
  ended_by_id uuid,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT attendances_end CHECK ((checked_out_at IS NULL) = (ended_by IS NULL)),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, shift_id) REFERENCES shifts (operator_id, id)
);
CREATE UNIQUE INDEX attendances_present_key ON attendances (operator_id, desk_id, staff_id)
  WHERE checked_out_at IS NULL;
CREATE INDEX attendances_desk_idx ON attendances (operator_id, desk_id, checked_in_at);
CREATE INDEX attendances_shift_idx ON attendances (operator_id, shift_id) WHERE shift_id IS NOT NULL;
SELECT protect_operator_table('attendances');

-- Offered and used slots of a finished day in Asia/Tokyo; kept when the talks they were counted from are erased.
CREATE TABLE slot_days (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  day date NOT NULL,
  slot_minutes integer NOT NULL,
  offered integer NOT NULL CHECK (offered >= 0),
  used integer NOT NULL,
  computed_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, desk_id, day),
  CONSTRAINT slot_days_used CHECK (used BETWEEN 0 AND offered),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('slot_days');

-- A place in the queue that a supervisor gave, with the reason in the supervisor's words. Earlier ones are kept.
CREATE TABLE queue_moves (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  moved_by uuid NOT NULL,
  moved_at timestamptz NOT NULL,
  placed text NOT NULL CHECK (placed IN ('front', 'before', 'automatic')),
  sealed_reason bytea NOT NULL,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id),
  FOREIGN KEY (operator_id, moved_by) REFERENCES staff (operator_id, id)
);
CREATE INDEX queue_moves_consultation_idx ON queue_moves (operator_id, consultation_id);
SELECT protect_operator_table('queue_moves');

-- queue_key: compared byte by byte with the keys of those who wait in their own turn (contract: queue-order.ts).
ALTER TABLE consultations ADD COLUMN queue_key text COLLATE "C" CHECK (length(queue_key) <= 4000);
ALTER TABLE consultations ADD COLUMN queue_move_id uuid;
CREATE INDEX consultations_waiting_idx ON consultations (operator_id, desk_id) WHERE state = 'waiting';
