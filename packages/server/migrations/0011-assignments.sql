-- People with a counselor of their own (担当): who it is is set by staff, never by the system.
CREATE TABLE assignments (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  -- Members of staff who step in, in this order.
  deputies uuid[] NOT NULL,
  since timestamptz NOT NULL,
  set_by uuid NOT NULL,
  ended_at timestamptz,
  ended_by uuid,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT assignments_end CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT assignments_deputies CHECK (cardinality(deputies) <= 5 AND NOT staff_id = ANY (deputies)),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, set_by) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, ended_by) REFERENCES staff (operator_id, id)
);
CREATE UNIQUE INDEX assignments_current_key ON assignments (operator_id, seeker_id) WHERE ended_at IS NULL;
CREATE INDEX assignments_desk_idx ON assignments (operator_id, desk_id) WHERE ended_at IS NULL;
CREATE INDEX assignments_seeker_idx ON assignments (operator_id, seeker_id, since);
SELECT protect_operator_table('assignments');

-- When somebody is away, from one desk or, without a desk, from all.
CREATE TABLE absences (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  desk_id uuid,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- Why somebody is away can be about their health.
  sealed_note bytea,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT absences_length CHECK (ends_at > starts_at),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
CREATE INDEX absences_staff_idx ON absences (operator_id, staff_id, ends_at);
SELECT protect_operator_table('absences');

CREATE TABLE assignment_rules (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  assigned_wait_minutes integer NOT NULL CHECK (assigned_wait_minutes BETWEEN 1 AND 1440),
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('assignment_rules');

-- For whom a waiting talk is kept, and until when; afterwards everybody may take it.
ALTER TABLE consultations ADD COLUMN reserved_for uuid;
ALTER TABLE consultations ADD COLUMN reserved_until timestamptz;
ALTER TABLE consultations ADD CONSTRAINT consultations_reserved CHECK ((reserved_for IS NULL) = (reserved_until IS NULL));
ALTER TABLE consultations ADD FOREIGN KEY (operator_id, reserved_for) REFERENCES staff (operator_id, id);
CREATE INDEX consultations_reserved_idx ON consultations (operator_id, desk_id, reserved_until)
  WHERE state = 'waiting' AND reserved_for IS NOT NULL;
