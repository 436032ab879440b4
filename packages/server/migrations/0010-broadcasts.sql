-- What stays with counselling, and how fast broadcasts go out. A desk without a row has the defaults of the program.
CREATE TABLE quota_rules (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  reserve_kind text NOT NULL CHECK (reserve_kind IN ('messages', 'percent')),
  reserve_value integer NOT NULL CHECK (reserve_value >= 0),
  batch_size integer NOT NULL CHECK (batch_size BETWEEN 1 AND 500),
  batch_pause_seconds integer NOT NULL CHECK (batch_pause_seconds BETWEEN 0 AND 60),
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('quota_rules');

-- LINE's own figure, as last read. plan null: no limit.
CREATE TABLE quota_readings (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  plan integer,
  used integer NOT NULL,
  read_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('quota_readings');

CREATE TABLE quota_alarms (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  month text NOT NULL,
  threshold integer NOT NULL,
  raised_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, desk_id, month, threshold),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('quota_alarms');

-- Its texts are for everybody and stand in clear, as templates do.
CREATE TABLE broadcasts (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN
    ('draft', 'submitted', 'approved', 'sending', 'paused', 'finished', 'stopped', 'refused')),
  version integer NOT NULL DEFAULT 1,
  title text NOT NULL,
  texts text[] NOT NULL,
  segment jsonb NOT NULL,
  scheduled_for timestamptz,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  -- Who changed it last.
  written_by uuid NOT NULL,
  submitted_at timestamptz,
  submitted_by uuid,
  counted integer,
  decided_at timestamptz,
  decided_by uuid,
  refusal text,
  started_at timestamptz,
  ended_at timestamptz,
  stopped_by uuid,
  pause text,
  -- The list is made in pages; the last person of the last page, and when all were on it.
  listed_up_to uuid,
  listed_at timestamptz,
  told_at timestamptz,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT broadcasts_pause_reason CHECK ((state = 'paused') = (pause IS NOT NULL)),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, created_by) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, written_by) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, submitted_by) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, decided_by) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, stopped_by) REFERENCES staff (operator_id, id)
);
CREATE INDEX broadcasts_desk_idx ON broadcasts (operator_id, desk_id, created_at);
SELECT protect_operator_table('broadcasts');

-- One request to LINE for up to 500 people, under one retry key that is fixed before the first attempt.
CREATE TABLE broadcast_batches (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  broadcast_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  retry_key uuid NOT NULL,
  -- replaced: its people are in later batches, after LINE refused it or a person decided to send it once more
  state text NOT NULL CHECK (state IN
    ('waiting', 'sending', 'accepted', 'failed', 'unknown', 'stopped', 'replaced')),
  -- People on the list; those who had blocked the account when the first attempt began are among them.
  listed integer NOT NULL,
  skipped integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  -- An attempt under this key ended without an answer, so LINE may have accepted it.
  uncertain boolean NOT NULL DEFAULT false,
  first_attempt_at timestamptz,
  due_at timestamptz NOT NULL,
  lease_id uuid,
  lease_until timestamptz,
  line_status integer,
  line_request_id text,
  completed_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, broadcast_id) REFERENCES broadcasts (operator_id, id) ON DELETE CASCADE,
  FOREIGN KEY (operator_id, decided_by) REFERENCES staff (operator_id, id)
);
CREATE INDEX broadcast_batches_next_idx ON broadcast_batches (operator_id, broadcast_id, state, id);
CREATE INDEX broadcast_batches_month_idx ON broadcast_batches (operator_id, desk_id, completed_at)
  WHERE state = 'accepted';
SELECT protect_operator_table('broadcast_batches');

-- Who was on the list when sending began.
CREATE TABLE broadcast_recipients (
  operator_id uuid NOT NULL,
  broadcast_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  skipped boolean NOT NULL DEFAULT false,
  PRIMARY KEY (operator_id, broadcast_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, batch_id) REFERENCES broadcast_batches (operator_id, id) ON DELETE CASCADE
);
CREATE INDEX broadcast_recipients_batch_idx ON broadcast_recipients (operator_id, batch_id);
SELECT protect_operator_table('broadcast_recipients');

CREATE INDEX friends_desk_idx ON friends (operator_id, desk_id, seeker_id) WHERE state = 'following';

-- Desks that are connected already are watched from now on.
INSERT INTO desk_timers (operator_id, desk_id, kind, due_at)
  SELECT operator_id, desk_id, 'quota', now() FROM channels;
