-- The secure room: LINE is only the door, the talk happens on a page of the operator's own server.

-- Where a desk talks with people. No row: over LINE.
CREATE TABLE desk_rooms (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  talks text NOT NULL CHECK (talks IN ('line', 'room', 'choice')),
  -- Where the quick exit leads; null: an empty page of our own.
  exit_url text,
  liff_id text,
  link_minutes integer NOT NULL CHECK (link_minutes BETWEEN 5 AND 60),
  idle_minutes integer NOT NULL CHECK (idle_minutes BETWEEN 5 AND 720),
  grace_minutes integer NOT NULL CHECK (grace_minutes BETWEEN 0 AND 1440),
  version integer NOT NULL,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('desk_rooms');

-- One a person: the address of their page, which opens nothing by itself, and what was told over LINE.
CREATE TABLE rooms (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  -- The desk at whose door the person stands, also when a talk is handed to another desk.
  desk_id uuid NOT NULL,
  handle text NOT NULL,
  created_at timestamptz NOT NULL,
  -- When a link was last sent over LINE, and when an answer was last spoken of.
  door_at timestamptz,
  told_at timestamptz,
  -- When the person's page last asked for messages.
  seen_at timestamptz,
  -- Until when the page shows that somebody is writing.
  thinking_until timestamptz,
  PRIMARY KEY (operator_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
-- The address names no operator, so its handle is unique across all of them.
CREATE UNIQUE INDEX rooms_handle_key ON rooms (handle);
SELECT protect_operator_table('rooms');
CREATE POLICY gate_finds ON rooms FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, seeker_id, handle) ON rooms TO tomoshibi_gate;

-- Links that let a person in: once, for a short time, from the browser that came first.
CREATE TABLE room_links (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  consultation_id uuid,
  token_hash bytea NOT NULL,
  -- The member of staff who made it to hand it over; null: sent over LINE.
  made_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  -- The browser that used it; its request may be repeated when the answer was lost.
  browser_hash bytea,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT room_links_token_key UNIQUE (operator_id, token_hash),
  CONSTRAINT room_links_used CHECK ((used_at IS NULL) = (browser_hash IS NULL)),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES rooms (operator_id, seeker_id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id),
  FOREIGN KEY (operator_id, made_by) REFERENCES staff (operator_id, id)
);
CREATE INDEX room_links_seeker_idx ON room_links (operator_id, seeker_id, created_at);
SELECT protect_operator_table('room_links');

CREATE TABLE room_sessions (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  -- The talk it ends with; null: the person has not written yet.
  consultation_id uuid,
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  last_active_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT room_sessions_token_key UNIQUE (operator_id, token_hash),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES rooms (operator_id, seeker_id),
  FOREIGN KEY (operator_id, consultation_id) REFERENCES consultations (operator_id, id)
);
CREATE INDEX room_sessions_seeker_idx ON room_sessions (operator_id, seeker_id) WHERE ended_at IS NULL;
SELECT protect_operator_table('room_sessions');

-- What was posted from a page, by the id the page chose: a repetition finds its message and adds none.
CREATE TABLE room_posts (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  client_id uuid NOT NULL,
  message_id uuid NOT NULL,
  posted_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, seeker_id, client_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES rooms (operator_id, seeker_id),
  FOREIGN KEY (operator_id, message_id) REFERENCES messages (operator_id, id)
);
SELECT protect_operator_table('room_posts');

-- Where a talk takes place. What is said in the room never leaves towards LINE.
ALTER TABLE consultations ADD COLUMN venue text NOT NULL DEFAULT 'line' CHECK (venue IN ('line', 'room'));
-- null: over LINE.
ALTER TABLE messages ADD COLUMN via text CHECK (via = 'room');
ALTER TABLE messages DROP CONSTRAINT messages_delivery_state_check;
-- More is allowed than before, so what is there need not be looked at again.
ALTER TABLE messages ADD CONSTRAINT messages_delivery_state_check CHECK (delivery_state IN
  ('queued', 'sending', 'accepted', 'failed', 'unknown', 'given_up', 'in_room', 'shown')) NOT VALID;
-- Answers that nobody has fetched yet.
CREATE INDEX messages_in_room_idx ON messages (operator_id, desk_id, consultation_id) WHERE delivery_state = 'in_room';

-- A message of the room that got into the outbox would be sent to LINE; the database refuses it, whoever tries.
CREATE FUNCTION keep_in_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM messages WHERE operator_id = NEW.operator_id AND id = NEW.message_id AND via = 'room') THEN
    RAISE EXCEPTION 'a message of the secure room does not go to LINE';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_in_room BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.message_id IS NOT NULL)
  EXECUTE FUNCTION keep_in_room();
