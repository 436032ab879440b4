-- The bot: runs of flows. A flow itself is a version among the desk's texts (text_versions, kind 'flow').

-- 'bot': a flow talks with the person; nobody of the staff has been asked for yet.
ALTER TABLE consultations DROP CONSTRAINT consultations_state_check;
ALTER TABLE consultations ADD CONSTRAINT consultations_state_check
  CHECK (state IN ('bot', 'outside', 'waiting', 'active', 'closed'));
ALTER TABLE consultations DROP CONSTRAINT consultations_state_facts;
ALTER TABLE consultations ADD CONSTRAINT consultations_state_facts CHECK (
  (state IN ('bot', 'outside') AND assignee_id IS NULL AND waiting_since IS NULL AND closed_at IS NULL)
  OR (state = 'waiting' AND assignee_id IS NULL AND waiting_since IS NOT NULL AND closed_at IS NULL)
  OR (state = 'active' AND assignee_id IS NOT NULL AND claimed_at IS NOT NULL AND closed_at IS NULL)
  OR (state = 'closed' AND closed_at IS NOT NULL AND close_reason IS NOT NULL)
);
-- A talk can be handed to another desk; figures and rights of authorities stay apart by this.
ALTER TABLE consultations ADD COLUMN home_authority_id uuid;
ALTER TABLE consultations ADD CONSTRAINT consultations_home_authority_fkey
  FOREIGN KEY (operator_id, home_authority_id) REFERENCES authorities (operator_id, id);

-- Where the flow of a talk stands. It keeps its version, whatever is put in force meanwhile.
CREATE TABLE flow_runs (
  operator_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  version_id uuid NOT NULL,
  -- Answers and position, sealed with the consultation's key.
  sealed_state bytea NOT NULL,
  -- When a wait is over; null: it waits for the person, or is done.
  wait_until timestamptz,
  begun_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, consultation_id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id),
  FOREIGN KEY (operator_id, version_id) REFERENCES text_versions (operator_id, id)
) WITH (fillfactor = 70);
CREATE INDEX flow_runs_wait_idx ON flow_runs (operator_id, desk_id, wait_until) WHERE wait_until IS NOT NULL;
SELECT protect_operator_table('flow_runs');

-- Every step that was entered, in order; answers are in the run alone.
CREATE TABLE flow_steps (
  operator_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  number integer NOT NULL,
  node text NOT NULL,
  at timestamptz NOT NULL,
  -- The event that led there; null: time did.
  message_id uuid,
  PRIMARY KEY (operator_id, consultation_id, number),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id)
);
SELECT protect_operator_table('flow_steps');
