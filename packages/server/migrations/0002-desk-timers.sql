-- When each desk has something to do by itself next: one row a desk and kind of work, leased like a lane.
CREATE TABLE desk_timers (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  kind text NOT NULL,
  -- null: nothing is planned
  due_at timestamptz,
  -- Grows with every wake-up, so that one that comes while the work runs is not lost.
  wakes bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  lease_id uuid,
  failures integer NOT NULL DEFAULT 0,
  PRIMARY KEY (operator_id, desk_id, kind),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
) WITH (fillfactor = 50);
CREATE INDEX desk_timers_due_idx ON desk_timers (due_at) WHERE due_at IS NOT NULL;
SELECT protect_operator_table('desk_timers');
CREATE POLICY gate_leases ON desk_timers TO tomoshibi_gate USING (true) WITH CHECK (true);
GRANT SELECT (operator_id, desk_id, kind, due_at, lease_until, lease_id) ON desk_timers TO tomoshibi_gate;
GRANT UPDATE (lease_until, lease_id) ON desk_timers TO tomoshibi_gate;

-- Consoles also hear that something of the desk itself changed: its hours, shifts, alerts and so on.
ALTER TABLE desk_events DROP CONSTRAINT desk_events_kind_check;
ALTER TABLE desk_events ADD CONSTRAINT desk_events_kind_check
  CHECK (kind IN ('consultation', 'message', 'reload', 'desk'));
ALTER TABLE desk_events ADD COLUMN topic text;
ALTER TABLE desk_events ADD CONSTRAINT desk_events_topic_check CHECK ((kind = 'desk') = (topic IS NOT NULL));
