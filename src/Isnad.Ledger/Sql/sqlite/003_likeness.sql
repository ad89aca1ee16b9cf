-- Who is who across documents. name_key, likeness and name.source are derived: from the names, where they stand, and what persons decided.

-- The source as persons decided, by the name that stands for it; name.source is this and what the machine joins.
ALTER TABLE name ADD COLUMN decided INTEGER;
UPDATE name SET decided = source;
CREATE INDEX name_decided ON name (decided) WHERE decided != id;

-- 1: its keys are written and it was compared.
ALTER TABLE name ADD COLUMN related INTEGER NOT NULL DEFAULT 0;

-- The keys under which a name is looked up, in any script.
CREATE TABLE name_key (
  key  INTEGER NOT NULL,
  name INTEGER NOT NULL,
  PRIMARY KEY (key, name)
) WITHOUT ROWID;

-- Pairs of names that are the same or may be; what is not here is different.
CREATE TABLE likeness (
  low     INTEGER NOT NULL,
  high    INTEGER NOT NULL,
  kind    INTEGER NOT NULL,          -- how they were found: 0 by their words, 1 the form of one is the other, 2 a family name alone
  verdict INTEGER NOT NULL,          -- 0 the same, 1 for a person to say
  score   REAL    NOT NULL,
  reason  TEXT    NOT NULL,          -- one sentence
  PRIMARY KEY (low, high)
) WITHOUT ROWID;
CREATE INDEX likeness_high ON likeness (high, low);

-- Two of one name: in this evidence the name is that of another, who has a row of his own.
CREATE TABLE namesake (
  name     INTEGER NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence (id),
  own      INTEGER NOT NULL,
  PRIMARY KEY (name, evidence)
) WITHOUT ROWID;
CREATE INDEX namesake_own ON namesake (own);

-- Which names stand beside a name.
CREATE INDEX entity_reading ON entity (reading, name);

-- The words of the offices that a name was seen with.
CREATE TABLE office_word (
  word INTEGER NOT NULL,             -- a hash of its stem
  name INTEGER NOT NULL,
  PRIMARY KEY (word, name)
) WITHOUT ROWID;
