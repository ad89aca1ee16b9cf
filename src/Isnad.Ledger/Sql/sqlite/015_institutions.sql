-- What the pages are about that use the name of an institution which does not tell of which state it is ("the ministry of health"): a state by its
-- English name, another place by ~ and its consonants, '' where the page tells none. Derived from the current readings.
CREATE TABLE name_place (
  name     INTEGER NOT NULL,
  place    TEXT    NOT NULL,
  readings INTEGER NOT NULL,
  PRIMARY KEY (name, place)
) WITHOUT ROWID;

-- The place of a figure or event is known across languages by its state: the keys of claims are made anew at the next add.
INSERT OR IGNORE INTO link_waiting SELECT id FROM reading WHERE superseded_by IS NULL;
