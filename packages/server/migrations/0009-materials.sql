-- What is printed and where it is laid out, so that each place's use can be counted without knowing anybody.
CREATE TABLE material_texts (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  content jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('material_texts');

CREATE TABLE material_places (
  operator_id uuid NOT NULL,
  id uuid NOT NULL,
  desk_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  note text NOT NULL DEFAULT '',
  printed integer NOT NULL DEFAULT 0 CHECK (printed >= 0),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, id),
  CONSTRAINT material_places_name_key UNIQUE (operator_id, desk_id, name),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
-- The address on the paper names no operator, so its code is unique across all of them.
CREATE UNIQUE INDEX material_places_code_key ON material_places (code);
SELECT protect_operator_table('material_places');
CREATE POLICY gate_finds ON material_places FOR SELECT TO tomoshibi_gate USING (true);
GRANT SELECT (operator_id, id, desk_id, code) ON material_places TO tomoshibi_gate;

-- Openings of a place's address on a day of Asia/Tokyo: a number and nothing about anybody.
CREATE TABLE material_scans (
  operator_id uuid NOT NULL,
  place_id uuid NOT NULL,
  day date NOT NULL,
  scans integer NOT NULL CHECK (scans > 0),
  PRIMARY KEY (operator_id, place_id, day),
  FOREIGN KEY (operator_id, place_id) REFERENCES material_places (operator_id, id)
);
SELECT protect_operator_table('material_scans');

-- People who sent a place's code themselves; the first place counts.
CREATE TABLE material_ties (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  place_id uuid NOT NULL,
  tied_at timestamptz NOT NULL,
  PRIMARY KEY (operator_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, place_id) REFERENCES material_places (operator_id, id)
);
CREATE INDEX material_ties_place_idx ON material_ties (operator_id, place_id, tied_at);
SELECT protect_operator_table('material_ties');
