-- What people are asked after a talk, in every version that was ever in force.
CREATE TABLE survey_versions (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  key text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'in_force', 'superseded', 'stopped')),
  document jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  -- When the draft was handed in for approval.
  ready_at timestamptz,
  origin text NOT NULL CHECK (origin IN ('console', 'file')),
  -- Everybody who wrote into the draft: none of them may approve it.
  authors uuid[] NOT NULL DEFAULT '{}',
  decided_by uuid,
  decided_at timestamptz,
  comment text,
  in_force_from timestamptz,
  in_force_until timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT survey_versions_number_key UNIQUE (operator_id, desk_id, key, number),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  CHECK ((in_force_from IS NULL) = (state = 'draft')),
  CHECK ((in_force_until IS NOT NULL) = (state IN ('superseded', 'stopped')))
);
CREATE UNIQUE INDEX survey_versions_in_force_key ON survey_versions (operator_id, desk_id, key) WHERE state = 'in_force';
CREATE UNIQUE INDEX survey_versions_draft_key ON survey_versions (operator_id, desk_id, key) WHERE state = 'draft';
SELECT protect_operator_table('survey_versions');

-- What was in force stays as it was: what people were asked, and what they were promised, must be readable for ever.
CREATE FUNCTION keep_survey_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.state = 'draft'
    OR (NEW.desk_id, NEW.key, NEW.number, NEW.document, NEW.origin, NEW.authors, NEW.in_force_from)
      IS DISTINCT FROM
       (OLD.desk_id, OLD.key, OLD.number, OLD.document, OLD.origin, OLD.authors, OLD.in_force_from)
  THEN
    RAISE EXCEPTION 'a survey that was in force is kept as it is';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_survey_version BEFORE UPDATE OR DELETE ON survey_versions
  FOR EACH ROW EXECUTE FUNCTION keep_survey_version();

-- Who is to be asked or was asked, once a talk, survey and wave, and which questions they have reacted to; never how.
CREATE TABLE survey_asks (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  survey text NOT NULL,
  version_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  wave text NOT NULL CHECK (wave IN ('end', 'later', 'flow')),
  state text NOT NULL CHECK (state IN ('planned', 'asked', 'dropped')),
  due_at timestamptz NOT NULL,
  -- What could not be sent by then is not sent at all.
  drop_at timestamptz NOT NULL,
  token_hash bytea,
  asked_at timestamptz,
  expires_at timestamptz,
  answered text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (operator_id, id),
  CONSTRAINT survey_asks_once UNIQUE (operator_id, consultation_id, survey, wave),
  CONSTRAINT survey_asks_facts CHECK (
    (state = 'asked') = (token_hash IS NOT NULL) AND (state = 'asked') = (asked_at IS NOT NULL)
    AND (state = 'asked') = (expires_at IS NOT NULL)),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, version_id) REFERENCES survey_versions (operator_id, id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id)
);
CREATE UNIQUE INDEX survey_asks_token_key ON survey_asks (token_hash);
CREATE INDEX survey_asks_due_idx ON survey_asks (operator_id, desk_id, due_at) WHERE state = 'planned';
CREATE INDEX survey_asks_seeker_idx ON survey_asks (operator_id, seeker_id, survey, wave);
CREATE INDEX survey_asks_period_idx ON survey_asks (operator_id, desk_id, survey, asked_at);
SELECT protect_operator_table('survey_asks');
CREATE POLICY gate_finds ON survey_asks FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, id, token_hash) ON survey_asks TO tomoshibi_gate;

-- What was chosen, without a tie to anybody: no person, no talk, and of the time only the month of the asking.
CREATE TABLE survey_answers (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  survey text NOT NULL,
  version_id uuid NOT NULL,
  wave text NOT NULL CHECK (wave IN ('end', 'later', 'flow')),
  month text NOT NULL,
  question text NOT NULL,
  skipped boolean NOT NULL,
  -- Null: left unanswered, or written in free words.
  value text,
  PRIMARY KEY (operator_id, id),
  CHECK (NOT skipped OR value IS NULL),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, version_id) REFERENCES survey_versions (operator_id, id)
);
CREATE INDEX survey_answers_period_idx ON survey_answers (operator_id, desk_id, survey, month);
SELECT protect_operator_table('survey_answers');

-- Free words, sealed with the key of the talk they were written after.
CREATE TABLE survey_texts (
  operator_id uuid NOT NULL,
  ask_id uuid NOT NULL,
  question text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (operator_id, ask_id, question),
  FOREIGN KEY (operator_id, ask_id) REFERENCES survey_asks (operator_id, id)
);
SELECT protect_operator_table('survey_texts');
