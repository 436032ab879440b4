-- What each member of staff is told, how they want to be told it, and what still has to leave by push or mail.
CREATE TABLE notification_settings (
  operator_id uuid PRIMARY KEY REFERENCES operators (id),
  content text NOT NULL DEFAULT 'bare' CHECK (content IN ('bare', 'kind', 'kind_and_desk')),
  push boolean NOT NULL DEFAULT true
);
SELECT protect_operator_table('notification_settings');

-- A member without a row has the choices that suit their roles.
CREATE TABLE notification_preferences (
  operator_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  quiet text NOT NULL CHECK (quiet IN ('never', 'outside_shift')),
  sealed_address bytea,
  choices jsonb NOT NULL,
  PRIMARY KEY (operator_id, staff_id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
SELECT protect_operator_table('notification_preferences');

-- One row a person and matter; while it is unread, the same matter counts up instead of filling the list.
CREATE TABLE notifications (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  desk_id uuid,
  kind text NOT NULL,
  subject_kind text CHECK (subject_kind IN ('consultation', 'alert', 'broadcast', 'notice')),
  subject_id uuid,
  urgent boolean NOT NULL,
  times integer NOT NULL DEFAULT 1,
  at timestamptz NOT NULL,
  -- When and by which event push and mail were last asked for, so that ten short messages do not shake a telephone
  -- ten times.
  told_at timestamptz NOT NULL,
  told_by uuid NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
);
CREATE UNIQUE INDEX notifications_unread_key
  ON notifications (operator_id, staff_id, desk_id, kind, subject_id) NULLS NOT DISTINCT WHERE read_at IS NULL;
CREATE INDEX notifications_staff_idx ON notifications (operator_id, staff_id, at, id);
CREATE INDEX notifications_subject_idx ON notifications (operator_id, subject_id) WHERE read_at IS NULL;
SELECT protect_operator_table('notifications');

-- A browser that asked for Web Push. No foreign key to its session: a telephone in a pocket does not keep its session
-- alive and is still to ring; whatever ends a session on purpose removes the row (modules/identity).
CREATE TABLE push_devices (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  session_id uuid NOT NULL,
  endpoint_index bytea NOT NULL,
  sealed_subscription bytea NOT NULL,
  device text NOT NULL,
  created_at timestamptz NOT NULL,
  renewed_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT push_devices_endpoint_key UNIQUE (operator_id, endpoint_index),
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id)
);
CREATE INDEX push_devices_staff_idx ON push_devices (operator_id, staff_id);
SELECT protect_operator_table('push_devices');

-- Outbox of push and mail: one row a device or address, leased like a lane, gone once it was sent.
CREATE TABLE notification_deliveries (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid,
  kind text NOT NULL,
  urgent boolean NOT NULL,
  transport text NOT NULL CHECK (transport IN ('push', 'mail')),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'failed')),
  notification_id uuid,
  staff_id uuid,
  push_device_id uuid,
  -- Of somebody who is no member of staff: the contact on duty.
  sealed_address bytea,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  lease_until timestamptz,
  lease_id uuid,
  error text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, notification_id) REFERENCES notifications (operator_id, id) ON DELETE CASCADE,
  FOREIGN KEY (operator_id, push_device_id) REFERENCES push_devices (operator_id, id) ON DELETE CASCADE,
  FOREIGN KEY (operator_id, staff_id) REFERENCES staff (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  CHECK ((staff_id IS NULL) = (sealed_address IS NOT NULL)),
  CHECK ((transport = 'push') = (push_device_id IS NOT NULL))
);
CREATE INDEX notification_deliveries_due_idx ON notification_deliveries (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX notification_deliveries_notification_idx ON notification_deliveries (operator_id, notification_id);
CREATE INDEX notification_deliveries_device_idx ON notification_deliveries (operator_id, push_device_id);
SELECT protect_operator_table('notification_deliveries');
CREATE POLICY gate_leases ON notification_deliveries TO tomoshibi_gate USING (true) WITH CHECK (true);
GRANT SELECT (operator_id, id, state, next_attempt_at, lease_until, lease_id) ON notification_deliveries
  TO tomoshibi_gate;
GRANT UPDATE (lease_until, lease_id) ON notification_deliveries TO tomoshibi_gate;
