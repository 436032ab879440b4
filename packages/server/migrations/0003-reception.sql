-- What a desk does by itself: rules, people who wrote while nobody could answer, and automatic texts.

-- Texts that belong to no talk, such as the greeting of a new friend, travel in the same lanes: their bubbles are
-- sealed with the operator's key and wait for nobody's decision when they fail.
ALTER TABLE outbox ALTER COLUMN consultation_id DROP NOT NULL;
ALTER TABLE outbox ALTER COLUMN message_id DROP NOT NULL;
ALTER TABLE outbox ADD CONSTRAINT outbox_talk_check CHECK ((consultation_id IS NULL) = (message_id IS NULL));

-- The version of the automatic text that a message is; null: a person wrote it.
ALTER TABLE messages ADD COLUMN notice_version_id uuid;
ALTER TABLE messages ADD COLUMN notice_kind text;

-- 'outside': written while the desk took nobody in; it waits for the next opening, a claim, or its time.
ALTER TABLE consultations DROP CONSTRAINT consultations_state_check;
ALTER TABLE consultations ADD CONSTRAINT consultations_state_check
  CHECK (state IN ('outside', 'waiting', 'active', 'closed'));
ALTER TABLE consultations DROP CONSTRAINT consultations_state_facts;
ALTER TABLE consultations ADD CONSTRAINT consultations_state_facts CHECK (
  (state = 'outside' AND assignee_id IS NULL AND waiting_since IS NULL AND closed_at IS NULL)
  OR (state = 'waiting' AND assignee_id IS NULL AND waiting_since IS NOT NULL AND closed_at IS NULL)
  OR (state = 'active' AND assignee_id IS NOT NULL AND claimed_at IS NOT NULL AND closed_at IS NULL)
  OR (state = 'closed' AND closed_at IS NOT NULL AND close_reason IS NOT NULL)
);
-- Who of the desk's target group wrote; people outside it are served as courteously and counted apart.
ALTER TABLE consultations ADD COLUMN target text NOT NULL DEFAULT 'unknown'
  CHECK (target IN ('unknown', 'in_target', 'outside_target'));
-- When the person was last told the same thing, so that nobody is told it with every bubble.
ALTER TABLE consultations ADD COLUMN told_kind text;
ALTER TABLE consultations ADD COLUMN told_at timestamptz;
ALTER TABLE consultations ADD COLUMN told_place integer;
ALTER TABLE consultations ADD COLUMN media_told_at timestamptz;
ALTER TABLE consultations ADD COLUMN nudged_at timestamptz;
-- The last words of the person, sealed with the consultation's key: words cut over several messages are found by them.
ALTER TABLE consultations ADD COLUMN sealed_tail bytea;

CREATE TABLE desk_rules (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  mode text NOT NULL CHECK (mode IN ('live', 'kept')),
  media text NOT NULL CHECK (media IN ('refuse', 'warn_images')),
  nudge_minutes integer CHECK (nudge_minutes BETWEEN 1 AND 1440),
  silence_minutes integer CHECK (silence_minutes BETWEEN 1 AND 2880),
  overrun_minutes integer CHECK (overrun_minutes BETWEEN 0 AND 1440),
  place_minutes integer CHECK (place_minutes BETWEEN 1 AND 240),
  outside_hours integer NOT NULL CHECK (outside_hours BETWEEN 1 AND 720),
  offer_at_opening boolean NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('desk_rules');

-- One row an opening that has begun: a desk that needs staff to open is open from here to its end.
CREATE TABLE desk_openings (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  -- When the phase of the hours that it belongs to began; one opening each.
  phase_since timestamptz NOT NULL,
  people integer NOT NULL,
  seats integer,
  PRIMARY KEY (operator_id, desk_id, phase_since),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('desk_openings');

-- Everyone who wrote and was not served.
CREATE TABLE unreached (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('outside_hours', 'not_reached')),
  since timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'offered', 'reached', 'settled')),
  offered_at timestamptz,
  reached_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id)
);
CREATE UNIQUE INDEX unreached_open_key ON unreached (operator_id, seeker_id) WHERE state IN ('open', 'offered');
CREATE INDEX unreached_desk_idx ON unreached (operator_id, desk_id, since);
SELECT protect_operator_table('unreached');
