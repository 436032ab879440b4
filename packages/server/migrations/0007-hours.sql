-- Every saved version of a desk's timetable; the newest is in force. A null timetable takes the limits away.
CREATE TABLE desk_timetables (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  -- Names this very content: a version number may be given again after a rollback, an id never.
  id uuid NOT NULL,
  timetable jsonb,
  saved_at timestamptz NOT NULL,
  saved_by uuid,
  PRIMARY KEY (operator_id, desk_id, version),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, saved_by) REFERENCES staff (operator_id, id)
);
SELECT protect_operator_table('desk_timetables');

-- Opened or closed by hand, whatever the timetable says; at most one at a time a desk.
CREATE TABLE desk_overrides (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  phase text NOT NULL CHECK (phase IN ('intake', 'talk_only', 'closed')),
  reason text NOT NULL,
  started_at timestamptz NOT NULL,
  until timestamptz,
  set_by uuid NOT NULL,
  -- Null while it may hold; one that ran out by itself is ended when the next begins, or by the timer.
  ended_at timestamptz,
  ended_by uuid,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, set_by) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, ended_by) REFERENCES staff (operator_id, id)
);
CREATE UNIQUE INDEX desk_overrides_held_idx ON desk_overrides (operator_id, desk_id) WHERE ended_at IS NULL;
SELECT protect_operator_table('desk_overrides');

-- The phase in which a desk was last seen, so that what follows from a change follows once.
CREATE TABLE desk_phases (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  phase text NOT NULL CHECK (phase IN ('intake', 'talk_only', 'closed')),
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('desk_phases');
