-- Texts that are sent by themselves or stand on public pages, in every version there ever was.
CREATE TABLE text_versions (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  kind text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'sent_back', 'in_force', 'superseded')),
  turned_off boolean NOT NULL DEFAULT false,
  bodies jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  origin text NOT NULL CHECK (origin IN ('console', 'file')),
  -- Everybody who wrote into the draft: none of them may approve it.
  authors uuid[] NOT NULL DEFAULT '{}',
  submitted_by uuid,
  submitted_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  comment text,
  in_force_from timestamptz,
  in_force_until timestamptz,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT text_versions_number_key UNIQUE (operator_id, desk_id, kind, number),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  CHECK ((in_force_from IS NOT NULL) = (state IN ('in_force', 'superseded'))),
  CHECK ((in_force_until IS NOT NULL) = (state = 'superseded')),
  CHECK ((submitted_at IS NULL) = (state = 'draft'))
);
CREATE UNIQUE INDEX text_versions_in_force_key ON text_versions (operator_id, desk_id, kind) WHERE state = 'in_force';
CREATE UNIQUE INDEX text_versions_open_key ON text_versions (operator_id, desk_id, kind)
  WHERE state IN ('draft', 'submitted');
SELECT protect_operator_table('text_versions');

-- What was submitted stays as it was, for ever, whoever asks for the change.
CREATE FUNCTION keep_text_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' OR NEW.state = 'draft'
    OR (NEW.desk_id, NEW.kind, NEW.number, NEW.turned_off, NEW.bodies, NEW.origin, NEW.authors, NEW.submitted_by,
        NEW.submitted_at)
      IS DISTINCT FROM
       (OLD.desk_id, OLD.kind, OLD.number, OLD.turned_off, OLD.bodies, OLD.origin, OLD.authors, OLD.submitted_by,
        OLD.submitted_at)
  THEN
    RAISE EXCEPTION 'a submitted text is kept as it is';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER keep_text_version BEFORE UPDATE OR DELETE ON text_versions
  FOR EACH ROW EXECUTE FUNCTION keep_text_version();

-- Which version of which text a person received.
CREATE TABLE notice_receipts (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  version_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  consultation_id uuid,
  message_id uuid,
  form text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  FOREIGN KEY (operator_id, version_id) REFERENCES text_versions (operator_id, id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id)
);
CREATE INDEX notice_receipts_seeker_idx ON notice_receipts (operator_id, seeker_id, at);
CREATE INDEX notice_receipts_version_idx ON notice_receipts (operator_id, version_id);
SELECT protect_operator_table('notice_receipts');

-- In which form a person wants to be written to; no row: the standard one.
CREATE TABLE seeker_forms (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  form text NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id)
);
SELECT protect_operator_table('seeker_forms');

CREATE TABLE hotlines (
  operator_id uuid NOT NULL REFERENCES operators (id),
  id uuid NOT NULL,
  number text NOT NULL,
  names jsonb NOT NULL,
  hours jsonb NOT NULL,
  cost text NOT NULL CHECK (cost IN ('free', 'paid', 'unknown')),
  region text NOT NULL,
  audiences text[] NOT NULL,
  languages text[] NOT NULL,
  source_url text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  -- When a person looked at the line's own site; no person is named when a desk file said so.
  checked_at timestamptz,
  checked_by uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT hotlines_number_key UNIQUE (operator_id, number)
);
SELECT protect_operator_table('hotlines');

CREATE TABLE desk_hotlines (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  hotline_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (operator_id, desk_id, hotline_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, hotline_id) REFERENCES hotlines (operator_id, id)
);
SELECT protect_operator_table('desk_hotlines');

-- The address of a desk's public pages. Codes of desks are unique for one operator only, so it has a name of its own.
CREATE TABLE desk_pages (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  public_id text NOT NULL,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
CREATE UNIQUE INDEX desk_pages_public_id_key ON desk_pages (public_id);
SELECT protect_operator_table('desk_pages');
CREATE POLICY gate_finds ON desk_pages FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, desk_id, public_id) ON desk_pages TO tomoshibi_gate;
