-- Where a keyword was found in a message: its place, never the words themselves. Rows outlive the message, so that
-- every hit stays reportable; the place goes when the person takes the words back.
CREATE TABLE message_hits (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  list text NOT NULL CHECK (list IN ('fixed', 'lexicon', 'desk')),
  entry text NOT NULL,
  level text NOT NULL CHECK (level IN ('urgent', 'high', 'medium')),
  -- UTF-16 offsets; both null: the words were taken back
  start_at integer,
  end_at integer,
  -- why it may be meant otherwise; null: taken at its word
  likely_false text,
  lexicon_version text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT message_hits_place CHECK ((start_at IS NULL) = (end_at IS NULL) AND start_at <= end_at),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
CREATE INDEX message_hits_message_idx ON message_hits (operator_id, message_id);
CREATE INDEX message_hits_month_idx ON message_hits (operator_id, desk_id, at);
SELECT protect_operator_table('message_hits');

-- What keywords ask of people: one open alert a consultation at most, with an owner, a time it was seen and a decision.
CREATE TABLE alerts (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('urgent', 'high', 'medium')),
  -- all hits so far are labelled as likely false: shown, but it climbs nowhere
  likely_false boolean NOT NULL,
  raised_at timestamptz NOT NULL,
  last_hit_at timestamptz NOT NULL,
  hits integer NOT NULL,
  stage text NOT NULL DEFAULT 'counselor' CHECK (stage IN ('counselor', 'supervisor', 'contact')),
  owner_id uuid,
  seen_at timestamptz,
  seen_by uuid,
  -- since when nobody has looked at it; null: somebody did
  unseen_since timestamptz,
  -- when the people of its stage were told last; null: they are still to be told
  told_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decision text CHECK (decision IN ('emergency', 'watch', 'talked', 'no_danger', 'false_hit')),
  sealed_note bytea,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT alerts_decision CHECK (
    (decided_at IS NULL) = (decision IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  CONSTRAINT alerts_seen CHECK ((seen_at IS NULL) = (seen_by IS NULL)),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id),
  FOREIGN KEY (operator_id, owner_id) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, seen_by) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, decided_by) REFERENCES staff (operator_id, id)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX alerts_open_key ON alerts (operator_id, consultation_id) WHERE decided_at IS NULL;
CREATE INDEX alerts_consultation_idx ON alerts (operator_id, consultation_id, id);
CREATE INDEX alerts_desk_open_idx ON alerts (operator_id, desk_id) WHERE decided_at IS NULL;
CREATE INDEX alerts_desk_decided_idx ON alerts (operator_id, desk_id, id) WHERE decided_at IS NOT NULL;
SELECT protect_operator_table('alerts');

-- An alert's history: what happened to it, and who was told when.
CREATE TABLE alert_steps (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  alert_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('raised', 'grown', 'told', 'climbed', 'reminded', 'seen', 'taken_over', 'decided')),
  level text NOT NULL,
  stage text NOT NULL,
  by_id uuid,
  told_staff uuid[] NOT NULL DEFAULT '{}',
  told_contacts uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, alert_id) REFERENCES alerts (operator_id, id)
);
CREATE INDEX alert_steps_alert_idx ON alert_steps (operator_id, alert_id, id);
SELECT protect_operator_table('alert_steps');

-- How fast a desk's alerts climb; a desk without a row has the defaults.
CREATE TABLE alert_settings (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  urgent_supervisor integer NOT NULL,
  urgent_contact integer NOT NULL,
  high_supervisor integer NOT NULL,
  high_contact integer NOT NULL,
  medium_supervisor integer NOT NULL,
  medium_contact integer NOT NULL,
  medium_climbs boolean NOT NULL,
  remind integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('alert_settings');

-- Words a desk watches for beside the lists that come with the product. Settings, not words of a person.
CREATE TABLE desk_terms (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  pattern text NOT NULL,
  level text NOT NULL CHECK (level IN ('urgent', 'high', 'medium')),
  active boolean NOT NULL,
  added_by uuid NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT desk_terms_pattern_key UNIQUE (operator_id, desk_id, pattern),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, added_by) REFERENCES staff (operator_id, id)
);
SELECT protect_operator_table('desk_terms');

-- Who is told last, in this order, when nobody at the desk looks. A removed one stays for the alerts it was told of.
CREATE TABLE alert_contacts (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  staff_id uuid,
  sealed_name bytea NOT NULL,
  sealed_email bytea NOT NULL,
  position integer NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
CREATE INDEX alert_contacts_desk_idx ON alert_contacts (operator_id, desk_id, position) WHERE removed_at IS NULL;
SELECT protect_operator_table('alert_contacts');
