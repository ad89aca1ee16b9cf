-- What was said in the speaker's own words, so that the same quotation is known again in another article. Derived from the current readings.

CREATE TABLE utterance (
  id      INTEGER PRIMARY KEY,
  article INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,          -- the statement in the reading's list
  claim   INTEGER NOT NULL,          -- the claim of that statement; variants of one utterance meet in claim_same
  words   BLOB    NOT NULL           -- packed (Utterance)
);
CREATE INDEX utterance_article ON utterance (article);
CREATE INDEX utterance_claim ON utterance (claim);

-- Shingles of the words, under which variants are looked up.
CREATE TABLE utterance_key (
  key       INTEGER NOT NULL,
  utterance INTEGER NOT NULL,
  PRIMARY KEY (key, utterance)
) WITHOUT ROWID;

-- What was kept before is related again at the next add.
INSERT OR IGNORE INTO link_waiting SELECT id FROM reading WHERE superseded_by IS NULL;
