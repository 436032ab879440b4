-- Menus under the talk. What a menu says is a version among the desk's texts (text_versions, kind 'menu'); here stands
-- what LINE was brought to show.

-- One row a desk that ever had a menu in force.
CREATE TABLE rich_menu_desks (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  -- LINE's channel that everything below belongs to; another one begins anew.
  line_channel_id text,
  -- What everybody without a menu of their own sees, as LINE last took it; null: nothing.
  default_menu_id text,
  -- Whether LINE may still keep menus nobody needs: former ones, and those of an attempt that broke off.
  untidy boolean NOT NULL DEFAULT true,
  -- Attempts since the last that went well.
  failures integer NOT NULL DEFAULT 0,
  fault text,
  fault_status integer,
  -- LINE's own words about a menu; nobody's words are in it.
  fault_reason text,
  failed_at timestamptz,
  -- Not before; what is wrong is seldom mended by asking again at once.
  try_again_at timestamptz,
  done_at timestamptz,
  PRIMARY KEY (operator_id, desk_id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
SELECT protect_operator_table('rich_menu_desks');

-- A menu LINE has, picture and all, of one state of the desk.
CREATE TABLE rich_menus (
  operator_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  version_id uuid NOT NULL,
  face text NOT NULL CHECK (face IN ('closed', 'open', 'talk')),
  menu_id text NOT NULL,
  PRIMARY KEY (operator_id, desk_id, version_id, face),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id),
  FOREIGN KEY (operator_id, version_id) REFERENCES text_versions (operator_id, id)
);
SELECT protect_operator_table('rich_menus');

-- People who have, or may have, the menu of a talk: the row is there before LINE is asked, and goes after LINE took it back.
CREATE TABLE rich_menu_links (
  operator_id uuid NOT NULL,
  seeker_id uuid NOT NULL,
  desk_id uuid NOT NULL,
  -- null: LINE was asked, or is about to be, and has not said yes.
  menu_id text,
  PRIMARY KEY (operator_id, seeker_id),
  FOREIGN KEY (operator_id, seeker_id) REFERENCES seekers (operator_id, id),
  FOREIGN KEY (operator_id, desk_id) REFERENCES desks (operator_id, id)
);
CREATE INDEX rich_menu_links_desk_idx ON rich_menu_links (operator_id, desk_id);
SELECT protect_operator_table('rich_menu_links');
