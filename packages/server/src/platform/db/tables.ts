import type { Generated } from 'kysely';

// The rows as PostgreSQL gives them. Written by hand beside the migrations; a test compares it with the catalogue.

interface Owned {
  operator_id: string;
}
interface OwnedRow extends Owned {
  id: string;
}

export interface DeskRow extends OwnedRow {
  authority_id: string;
  code: string;
  name: string;
  name_display: 'pseudonym' | 'line_name';
  talk_limit: number;
  state: 'active' | 'closed';
  version: Generated<number>;
  created_at: Date;
}

export interface ConsultationRow extends OwnedRow {
  desk_id: string;
  seeker_id: string;
  ordinal: number;
  state: 'bot' | 'outside' | 'waiting' | 'active' | 'closed';
  wrapped_key: Buffer;
  assignee_id: string | null;
  opened_at: Date;
  waiting_since: Date | null;
  claimed_at: Date | null;
  first_reply_at: Date | null;
  closed_at: Date | null;
  close_reason: string | null;
  last_message_at: Date;
  unanswered_since: Date | null;
  message_count: number;
  last_seq: number;
  attention: 'none' | 'failed' | 'unknown';
  version: number;
  target: 'unknown' | 'in_target' | 'outside_target';
  venue: 'line' | 'room';
  told_kind: string | null;
  told_at: Date | null;
  told_place: number | null;
  media_told_at: Date | null;
  nudged_at: Date | null;
  sealed_tail: Buffer | null;
  /** The authority the person belongs to, whichever desk serves them. */
  home_authority_id: string | null;
}

export interface MessageRow extends OwnedRow {
  desk_id: string;
  consultation_id: string;
  seq: number;
  direction: 'in' | 'out' | 'system';
  kind: string;
  sent_at: Date;
  author_id: string | null;
  client_id: string | null;
  line_message_id: string | null;
  quoted_line_message_id: string | null;
  webhook_event_id: string | null;
  sealed: Buffer | null;
  refused: boolean;
  unsent_at: Date | null;
  edited_at: Date | null;
  delivery_state:
    'queued' | 'sending' | 'accepted' | 'failed' | 'unknown' | 'given_up' | 'in_room' | 'shown' | null;
  delivery_method: 'reply' | 'push' | null;
  delivery_error: string | null;
  delivery_attempts: number;
  next_attempt_at: Date | null;
  accepted_at: Date | null;
  notice_version_id: string | null;
  notice_kind: string | null;
  via: 'room' | null;
}

export interface Tables {
  operators: { id: string; name: string; wrapped_key: Buffer; created_at: Date };
  authorities: OwnedRow & { name: string; created_at: Date };
  desks: DeskRow;
  desk_counters: Owned & { desk_id: string; event_seq: Generated<number> };
  channels: OwnedRow & {
    desk_id: string;
    line_channel_id: string;
    sealed_secret: Buffer;
    sealed_previous_secret: Buffer | null;
    previous_secret_until: Date | null;
    sealed_access_token: Buffer | null;
    basic_id: string | null;
    sealed_bot_user_id: Buffer | null;
    last_event_at: Date | null;
    created_at: Date;
  };
  staff: OwnedRow & {
    login: string;
    name: string;
    state: 'active' | 'disabled';
    operator_roles: string[];
    password_hash: string;
    must_change_password: Generated<boolean>;
    sealed_totp_secret: Buffer | null;
    totp_enabled: Generated<boolean>;
    totp_last_step: number | null;
    send_key: Generated<'ctrl_enter' | 'enter'>;
    language: Generated<'ja' | 'en'>;
    sound: Generated<boolean>;
    last_sign_in_at: Date | null;
    created_at: Date;
  };
  desk_members: Owned & { desk_id: string; staff_id: string; role: string };
  sessions: OwnedRow & {
    staff_id: string;
    token_hash: Buffer;
    device: string;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
  };
  api_tokens: OwnedRow & {
    staff_id: string;
    name: string;
    access: 'read' | 'write';
    token_hash: Buffer;
    created_by: string | null;
    created_at: Date;
    expires_at: Date;
    last_used_at: Date | null;
  };
  sign_in_throttles: { key: Buffer; failures: number; window_ends_at: Date; blocked_until: Date | null };
  templates: OwnedRow & { desk_id: string; title: string; body: string; position: number };
  seekers: OwnedRow & {
    desk_id: string;
    line_user_index: Buffer | null;
    sealed_line_user_id: Buffer | null;
    sealed_line_name: Buffer | null;
    pseudonym: string;
    consultations: Generated<number>;
    out_seq: Generated<number>;
    first_seen_at: Date;
  };
  friends: Owned & { seeker_id: string; desk_id: string; state: 'following' | 'blocked'; changed_at: Date };
  consultations: Omit<ConsultationRow, 'target' | 'venue'> & {
    target: Generated<ConsultationRow['target']>;
    venue: Generated<ConsultationRow['venue']>;
  };
  messages: MessageRow;
  sent_bubbles: Owned & {
    desk_id: string;
    line_message_id: string;
    message_id: string;
    sealed_quote_token: Buffer | null;
  };
  early_changes: Owned & {
    desk_id: string;
    line_message_id: string;
    unsent_at: Date | null;
    edited_at: Date | null;
    sealed_text: Buffer | null;
  };
  notes: OwnedRow & {
    consultation_id: string;
    seeker_id: string;
    author_id: string;
    created_at: Date;
    sealed: Buffer;
  };
  drafts: Owned & { consultation_id: string; staff_id: string; sealed: Buffer; updated_at: Date };
  line_events: Owned & {
    channel_id: string;
    webhook_event_id: string;
    event_at: Date;
    received_at: Date;
    arrival: number;
    sealed: Buffer | null;
    state: Generated<'pending' | 'applied' | 'failed'>;
    outcome: string | null;
    line_message_id: string | null;
    attempts: Generated<number>;
    retry_at: Date | null;
  };
  reply_tokens: Owned & { seeker_id: string; sealed_token: Buffer; received_at: Date };
  deliveries: OwnedRow & {
    desk_id: string;
    seeker_id: string;
    state: 'sending' | 'waiting' | 'accepted' | 'failed' | 'unknown' | 'given_up';
    method: 'reply' | 'push';
    sealed_reply_token: Buffer | null;
    error: string | null;
    line_status: number | null;
    line_request_id: string | null;
    attempts: Generated<number>;
    created_at: Date;
    completed_at: Date | null;
  };
  outbox: Owned & {
    seeker_id: string;
    out_seq: number;
    desk_id: string;
    consultation_id: string | null;
    message_id: string | null;
    part: number;
    sealed: Buffer;
    delivery_id: string | null;
  };
  lanes: Owned & {
    seeker_id: string;
    desk_id: string;
    state: 'ready' | 'held';
    due_at: Date;
    lease_until: Date | null;
    lease_id: string | null;
    delivery_id: string | null;
  };
  desk_events: Owned & {
    desk_id: string;
    seq: number;
    kind: 'consultation' | 'message' | 'reload' | 'desk';
    consultation_id: string | null;
    message_id: string | null;
    topic: string | null;
    at: Date;
  };
  idempotency_keys: Owned & {
    staff_id: string;
    key: string;
    request_hash: Buffer;
    status: number | null;
    sealed_answer: Buffer | null;
    created_at: Date;
  };
  audit_rows: OwnedRow & {
    at: Date;
    actor_kind: 'staff' | 'token' | 'seeker' | 'system' | 'nobody';
    actor_id: string | null;
    token_id: string | null;
    action: string;
    desk_id: string | null;
    subject_kind: string | null;
    subject_id: string | null;
    details: Generated<Record<string, string | number | boolean | null>>;
  };
}
