-- The first schema, in one file though a long one: its tables came into being together and refer to each other.
-- operator_id leads every key; texts, names and LINE ids are sealed by the application (bytea).

-- Three roles that are neither owner nor able to bypass row-level security. The server connects as one login and
-- takes the role it needs for each connection.
--   tomoshibi_app     one operator's rows, chosen per transaction
--   tomoshibi_ingest  may only add webhook events; a taken-over ingest path can read nothing
--   tomoshibi_gate    finds which operator something belongs to, before the operator is known
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['tomoshibi_app', 'tomoshibi_ingest', 'tomoshibi_gate'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this server was migrated at the same moment
      END;
    END IF;
    IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END IF;
  END LOOP;
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO tomoshibi_app, tomoshibi_ingest, tomoshibi_gate;

-- Puts a table under the operator's wall. The restrictive policy is the wall; the permissive one lets rows through
-- it, since restrictive policies alone show nothing.
CREATE FUNCTION protect_operator_table(wanted regclass, operator_column name DEFAULT 'operator_id') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  rule text := format(
    '%I = nullif(current_setting(''app.operator'', true), '''')::uuid', operator_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', wanted);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', wanted);
  EXECUTE format('CREATE POLICY operator_wall ON %s AS RESTRICTIVE TO tomoshibi_app USING (%s) WITH CHECK (%s)', wanted, rule, rule);
  EXECUTE format('CREATE POLICY operator_rows ON %s TO tomoshibi_app USING (true) WITH CHECK (true)', wanted);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO tomoshibi_app', wanted);
END
$$;

CREATE TABLE operators (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL
);
SELECT protect_operator_table('operators', 'id');

CREATE TABLE authorities (
  operator_id uuid NOT NULL REFERENCES operators (id),
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT authorities_name_key UNIQUE (operator_id, name)
);
SELECT protect_operator_table('authorities');

CREATE TABLE desks (
  operator_id uuid NOT NULL REFERENCES operators (id),
  id uuid NOT NULL,
  authority_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  name_display text NOT NULL CHECK (name_display IN ('pseudonym', 'line_name')),
  talk_limit integer NOT NULL CHECK (talk_limit BETWEEN 1 AND 20),
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT desks_code_key UNIQUE (operator_id, code),
  FOREIGN KEY (operator_id, authority_id) REFERENCES authorities (operator_id, id)
);
SELECT protect_operator_table('desks');

-- One row a desk, apart from the settings, so that the hot counter never meets a settings change.
CREATE TABLE desk_counters (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  event_seq bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
) WITH (fillfactor = 20);
SELECT protect_operator_table('desk_counters');

CREATE TABLE channels (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  line_channel_id text NOT NULL,
  sealed_secret bytea NOT NULL,
  sealed_previous_secret bytea,
  previous_secret_until timestamptz,
  sealed_access_token bytea,
  basic_id text,
  sealed_bot_user_id bytea,
  last_event_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT channels_desk_key UNIQUE (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
-- A LINE channel exists once in the world, so its id is unique across operators: the webhook address names no operator.
CREATE UNIQUE INDEX channels_line_channel_id_key ON channels (line_channel_id);
SELECT protect_operator_table('channels');
CREATE POLICY gate_finds ON channels FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, id, desk_id, line_channel_id) ON channels TO tomoshibi_gate;

CREATE TABLE staff (
  operator_id uuid NOT NULL REFERENCES operators (id),
  id uuid NOT NULL,
  login text NOT NULL,
  name text NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'disabled')),
  operator_roles text[] NOT NULL DEFAULT '{}',
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  sealed_totp_secret bytea,
  totp_enabled boolean NOT NULL DEFAULT false,
  totp_last_step bigint,
  send_key text NOT NULL DEFAULT 'ctrl_enter' CHECK (send_key IN ('ctrl_enter', 'enter')),
  language text NOT NULL DEFAULT 'ja' CHECK (language IN ('ja', 'en')),
  sound boolean NOT NULL DEFAULT true,
  last_sign_in_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id)
);
-- Sign-in asks for no operator, so a sign-in name is unique in the whole installation.
CREATE UNIQUE INDEX staff_login_key ON staff (login);
SELECT protect_operator_table('staff');
CREATE POLICY gate_finds ON staff FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, id, login) ON staff TO tomoshibi_gate;

CREATE TABLE desk_members (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('counselor', 'senior_counselor', 'supervisor', 'coordinator', 'officer')),
  PRIMARY KEY (operator_id, desk_id, staff_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
CREATE INDEX desk_members_staff_idx ON desk_members (operator_id, staff_id);
SELECT protect_operator_table('desk_members');

CREATE TABLE sessions (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  device text NOT NULL,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
CREATE UNIQUE INDEX sessions_token_hash_key ON sessions (token_hash);
CREATE INDEX sessions_staff_idx ON sessions (operator_id, staff_id);
SELECT protect_operator_table('sessions');
CREATE POLICY gate_finds ON sessions FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, id, token_hash) ON sessions TO tomoshibi_gate;

CREATE TABLE api_tokens (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  name text NOT NULL,
  access text NOT NULL CHECK (access IN ('read', 'write')),
  token_hash bytea NOT NULL,
  -- Who made it; null: the command line.
  created_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
CREATE UNIQUE INDEX api_tokens_token_hash_key ON api_tokens (token_hash);
SELECT protect_operator_table('api_tokens');
CREATE POLICY gate_finds ON api_tokens FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, id, token_hash) ON api_tokens TO tomoshibi_gate;

-- Counted before anybody is known, by a keyed hash of the sign-in name or the address; of no operator.
CREATE TABLE sign_in_throttles (
  key bytea PRIMARY KEY,
  failures integer NOT NULL,
  window_ends_at timestamptz NOT NULL,
  blocked_until timestamptz
);
ALTER TABLE sign_in_throttles ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_throttles FORCE ROW LEVEL SECURITY;
CREATE POLICY gate_counts ON sign_in_throttles TO tomoshibi_gate USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttles TO tomoshibi_gate;

CREATE TABLE templates (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
CREATE INDEX templates_desk_idx ON templates (operator_id, desk_id, position);
SELECT protect_operator_table('templates');

CREATE TABLE seekers (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  line_user_index bytea,
  sealed_line_user_id bytea,
  sealed_line_name bytea,
  pseudonym text NOT NULL,
  consultations integer NOT NULL DEFAULT 0,
  out_seq bigint NOT NULL DEFAULT 0,
  first_seen_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT seekers_line_user_key UNIQUE (operator_id, desk_id, line_user_index),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('seekers');

CREATE TABLE friends (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('following', 'blocked')),
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id)
);
SELECT protect_operator_table('friends');

CREATE TABLE consultations (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  ordinal integer NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'active', 'closed')),
  wrapped_key bytea NOT NULL,
  assignee_id uuid,
  opened_at timestamptz NOT NULL,
  waiting_since timestamptz,
  claimed_at timestamptz,
  first_reply_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  last_message_at timestamptz NOT NULL,
  unanswered_since timestamptz,
  message_count integer NOT NULL DEFAULT 0,
  last_seq integer NOT NULL DEFAULT 0,
  attention text NOT NULL DEFAULT 'none' CHECK (attention IN ('none', 'failed', 'unknown')),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT consultations_ordinal_key UNIQUE (operator_id, seeker_id, ordinal),
  CONSTRAINT consultations_state_facts CHECK (
    (state = 'waiting' AND assignee_id IS NULL AND waiting_since IS NOT NULL AND closed_at IS NULL)
    OR (state = 'active' AND assignee_id IS NOT NULL AND claimed_at IS NOT NULL AND closed_at IS NULL)
    OR (state = 'closed' AND closed_at IS NOT NULL AND close_reason IS NOT NULL)
  ),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, assignee_id) REFERENCES staff (operator_id, id)
) WITH (fillfactor = 70);
-- A seeker has one open consultation at a desk at most.
CREATE UNIQUE INDEX consultations_open_key ON consultations (operator_id, seeker_id) WHERE state <> 'closed';
CREATE INDEX consultations_desk_open_idx ON consultations (operator_id, desk_id) WHERE state <> 'closed';
CREATE INDEX consultations_assignee_idx ON consultations (operator_id, assignee_id) WHERE state = 'active';
SELECT protect_operator_table('consultations');

CREATE TABLE messages (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  seq integer NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out', 'system')),
  kind text NOT NULL,
  sent_at timestamptz NOT NULL,
  author_id uuid,
  client_id uuid,
  line_message_id text,
  quoted_line_message_id text,
  webhook_event_id text,
  sealed bytea,
  refused boolean NOT NULL DEFAULT false,
  unsent_at timestamptz,
  edited_at timestamptz,
  delivery_state text CHECK (delivery_state IN ('queued', 'sending', 'accepted', 'failed', 'unknown', 'given_up')),
  delivery_method text CHECK (delivery_method IN ('reply', 'push')),
  delivery_error text,
  delivery_attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  accepted_at timestamptz,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT messages_seq_key UNIQUE (operator_id, consultation_id, seq),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id)
);
CREATE INDEX messages_line_id_idx ON messages (operator_id, desk_id, line_message_id) WHERE line_message_id IS NOT NULL;
CREATE UNIQUE INDEX messages_client_id_key ON messages (operator_id, consultation_id, client_id) WHERE client_id IS NOT NULL;
-- Counselors' messages of a month are counted by desk. None of these columns ever changes, so updates of the delivery
-- state leave the index alone.
CREATE INDEX messages_written_idx ON messages (operator_id, desk_id, sent_at) WHERE direction = 'out' AND author_id IS NOT NULL;
SELECT protect_operator_table('messages');

-- LINE message ids of bubbles we sent, so that a quote of one of them finds its message.
CREATE TABLE sent_bubbles (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  line_message_id text NOT NULL,
  message_id uuid NOT NULL,
  sealed_quote_token bytea,
  PRIMARY KEY (operator_id, desk_id, line_message_id)
);
SELECT protect_operator_table('sent_bubbles');

-- Unsend and edit notices that came before the message they speak of.
CREATE TABLE early_changes (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  line_message_id text NOT NULL,
  unsent_at timestamptz,
  edited_at timestamptz,
  sealed_text bytea,
  PRIMARY KEY (operator_id, desk_id, line_message_id)
);
SELECT protect_operator_table('early_changes');

CREATE TABLE notes (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  author_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id)
);
CREATE INDEX notes_seeker_idx ON notes (operator_id, seeker_id, created_at);
SELECT protect_operator_table('notes');

CREATE TABLE drafts (
  operator_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  sealed bytea NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, consultation_id, staff_id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id)
);
SELECT protect_operator_table('drafts');

-- The inbox: every LINE event once, raw and sealed, before LINE is told 200.
CREATE TABLE line_events (
  operator_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  webhook_event_id text NOT NULL,
  event_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  arrival bigint NOT NULL,
  sealed bytea,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'applied', 'failed')),
  outcome text,
  -- Set where the raw form holds words that no message row names: edits, and what came to a closed desk.
  line_message_id text,
  attempts integer NOT NULL DEFAULT 0,
  retry_at timestamptz,
  PRIMARY KEY (operator_id, channel_id, webhook_event_id)
);
CREATE INDEX line_events_words_idx ON line_events (operator_id, channel_id, line_message_id) WHERE line_message_id IS NOT NULL;
CREATE INDEX line_events_pending_idx ON line_events (operator_id, channel_id, event_at, arrival) WHERE state = 'pending';
SELECT protect_operator_table('line_events');
CREATE POLICY ingest_adds ON line_events FOR INSERT TO tomoshibi_ingest WITH CHECK (state = 'pending' AND outcome IS NULL);
GRANT INSERT (operator_id, channel_id, webhook_event_id, event_at, received_at, arrival, sealed) ON line_events TO tomoshibi_ingest;
CREATE POLICY gate_finds ON line_events FOR SELECT TO tomoshibi_gate USING (state = 'pending');
GRANT SELECT (operator_id, channel_id, state, event_at, retry_at) ON line_events TO tomoshibi_gate;

-- The newest reply token of each seeker; a hint, never a promise.
CREATE TABLE reply_tokens (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  sealed_token bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id)
) WITH (fillfactor = 50);
SELECT protect_operator_table('reply_tokens');

-- One request to LINE. Its id is the retry key, its bubbles are frozen before the first attempt.
CREATE TABLE deliveries (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('sending', 'waiting', 'accepted', 'failed', 'unknown', 'given_up')),
  method text NOT NULL CHECK (method IN ('reply', 'push')),
  sealed_reply_token bytea,
  error text,
  line_status integer,
  line_request_id text,
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  completed_at timestamptz,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id)
);
CREATE INDEX deliveries_desk_month_idx ON deliveries (operator_id, desk_id, completed_at) WHERE state = 'accepted';
SELECT protect_operator_table('deliveries');

-- Bubbles on their way, in strict order per seeker.
CREATE TABLE outbox (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  out_seq bigint NOT NULL,
  desk_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  message_id uuid NOT NULL,
  part integer NOT NULL,
  sealed bytea NOT NULL,
  delivery_id uuid,
  PRIMARY KEY (operator_id, seeker_id, out_seq),
  FOREIGN KEY (operator_id, message_id) REFERENCES messages (operator_id, id),
  FOREIGN KEY (operator_id, delivery_id) REFERENCES deliveries (operator_id, id)
);
CREATE INDEX outbox_delivery_idx ON outbox (operator_id, delivery_id) WHERE delivery_id IS NOT NULL;
SELECT protect_operator_table('outbox');

-- A seeker's way out. Held while a person must decide; leased while a request is in flight.
CREATE TABLE lanes (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('ready', 'held')),
  due_at timestamptz NOT NULL,
  lease_until timestamptz,
  lease_id uuid,
  delivery_id uuid,
  PRIMARY KEY (operator_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id)
);
CREATE INDEX lanes_due_idx ON lanes (due_at) WHERE state = 'ready';
SELECT protect_operator_table('lanes');
CREATE POLICY gate_leases ON lanes TO tomoshibi_gate USING (true) WITH CHECK (true);
GRANT SELECT (operator_id, seeker_id, desk_id, state, due_at, lease_until, lease_id) ON lanes TO tomoshibi_gate;
GRANT UPDATE (lease_until, lease_id) ON lanes TO tomoshibi_gate;

-- What a console follows. seq has no gaps and grows in commit order, because the desk's counter row is locked.
CREATE TABLE desk_events (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  seq bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('consultation', 'message', 'reload')),
  consultation_id uuid,
  message_id uuid,
  at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, desk_id, seq)
);
SELECT protect_operator_table('desk_events');

CREATE TABLE idempotency_keys (
  operator_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  sealed_answer bytea,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, staff_id, key)
);
SELECT protect_operator_table('idempotency_keys');

CREATE TABLE audit_rows (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'token', 'seeker', 'system', 'nobody')),
  actor_id uuid,
  token_id uuid,
  action text NOT NULL,
  desk_id uuid,
  subject_kind text,
  subject_id text,
  details jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (operator_id, id)
);
SELECT protect_operator_table('audit_rows');
-- Rows are added and read, never changed or removed by the application.
REVOKE UPDATE, DELETE ON audit_rows FROM tomoshibi_app;

CREATE POLICY gate_counts ON operators FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (id) ON operators TO tomoshibi_gate;
