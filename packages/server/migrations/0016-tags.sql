-- Words by which a desk sorts its people, set by staff: never shown to the people, and used to choose whom to write to.
CREATE TABLE seeker_tags (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  -- The desk of the person's LINE account.
  desk_id uuid NOT NULL,
  tag text NOT NULL CHECK (length(tag) BETWEEN 1 AND 320),
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, seeker_id, tag),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, set_by) REFERENCES staff (operator_id, id)
);
CREATE INDEX seeker_tags_desk_idx ON seeker_tags (operator_id, desk_id, tag);
SELECT protect_operator_table('seeker_tags');
