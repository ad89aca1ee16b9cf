-- The ledger, first shape. Kept within SQLite 3.35 (no STRICT, no ->>).
--
-- Two kinds of tables. What is KEPT only grows: evidence, capture, version, reading, log, decision, refusal.
-- What is INDEXED (article, statement, voice, figure, event, name, form, entity, the word tables) is derived from the
-- current readings and can be rebuilt from them at any time.
--
-- Days are integers yyyymmdd; 0 is "open to the past", 99991231 "open to the future", NULL "unknown".
-- Instants are Unix milliseconds. A column "public" holds the 64-bit content-derived id that is shown in base 32.

CREATE TABLE about (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE evidence (
  id     INTEGER PRIMARY KEY,
  sha256 BLOB    NOT NULL UNIQUE,
  size   INTEGER NOT NULL,
  bytes  BLOB    NOT NULL            -- packed: first byte 0 as it is, 1 Brotli
);

-- How evidence came: the same bytes may come under several names.
CREATE TABLE capture (
  id               INTEGER PRIMARY KEY,
  evidence         INTEGER NOT NULL REFERENCES evidence (id),
  name             TEXT    NOT NULL,
  uri              TEXT,
  media_type       TEXT,             -- as declared by the transport
  declared_charset TEXT,
  fetched          INTEGER,
  hint_title       TEXT,
  hint_outlet      TEXT,
  hint_author      TEXT,
  hint_published   TEXT,
  added            INTEGER NOT NULL
);
CREATE INDEX capture_evidence ON capture (evidence);

CREATE TABLE version (
  id        INTEGER PRIMARY KEY,
  program   TEXT NOT NULL,
  languages TEXT NOT NULL,
  models    TEXT NOT NULL,
  UNIQUE (program, languages, models)
);

CREATE TABLE reading (
  id            INTEGER PRIMARY KEY,
  evidence      INTEGER NOT NULL REFERENCES evidence (id),
  capture       INTEGER NOT NULL REFERENCES capture (id),
  version       INTEGER NOT NULL REFERENCES version (id),
  added         INTEGER NOT NULL,
  text          BLOB,                -- packed UTF-8; NULL when the evidence bytes themselves are the text in UTF-8
  findings      BLOB    NOT NULL,    -- packed, see docs/ledger.md
  superseded_by INTEGER REFERENCES reading (id),
  first_article INTEGER NOT NULL,
  articles      INTEGER NOT NULL
);
CREATE INDEX reading_evidence ON reading (evidence);

-- RFC 9162: one leaf for each reading, decision and refusal, in the order of commitment, from 0.
CREATE TABLE log (
  id      INTEGER PRIMARY KEY,
  kind    INTEGER NOT NULL,          -- 0 reading, 1 decision, 2 refusal
  subject INTEGER NOT NULL,
  hash    BLOB    NOT NULL,
  UNIQUE (kind, subject)
);

CREATE TABLE decision (
  id      INTEGER PRIMARY KEY,
  kind    TEXT    NOT NULL,
  author  TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  reason  TEXT    NOT NULL,
  subject TEXT    NOT NULL,          -- JSON: what was decided on
  effect  TEXT    NOT NULL,          -- JSON: what changed, enough to take it back
  undoes  INTEGER UNIQUE REFERENCES decision (id)
);

-- Pairs of names that a standing decision keeps apart.
CREATE TABLE apart (
  low      INTEGER NOT NULL,
  high     INTEGER NOT NULL,
  decision INTEGER NOT NULL REFERENCES decision (id),
  PRIMARY KEY (low, high, decision)
) WITHOUT ROWID;

CREATE TABLE refusal (
  id     INTEGER PRIMARY KEY,
  name   TEXT    NOT NULL,
  uri    TEXT,
  sha256 BLOB,
  size   INTEGER,
  reason TEXT    NOT NULL,
  mend   TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  UNIQUE (name, reason)
);

-- Ids that were handed out; never handed out again, so that a word index needs no clean-up.
CREATE TABLE counter (
  article   INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  figure    INTEGER NOT NULL,
  event     INTEGER NOT NULL
);
INSERT INTO counter VALUES (1, 1, 1, 1);

CREATE TABLE article (
  id              INTEGER PRIMARY KEY,
  public          INTEGER NOT NULL,
  reading         INTEGER NOT NULL REFERENCES reading (id),
  ordinal         INTEGER NOT NULL,
  language        TEXT    NOT NULL,
  day_from        INTEGER,
  day_to          INTEGER,
  first_statement INTEGER NOT NULL,
  statements      INTEGER NOT NULL,
  first_figure    INTEGER NOT NULL,
  figures         INTEGER NOT NULL,
  first_event     INTEGER NOT NULL,
  events          INTEGER NOT NULL
);
CREATE INDEX article_public ON article (public);
CREATE INDEX article_day ON article (day_from, id);

CREATE TABLE statement (
  id         INTEGER PRIMARY KEY,
  public     INTEGER NOT NULL,
  article    INTEGER NOT NULL,
  ordinal    INTEGER NOT NULL,       -- in the reading's list
  stance     INTEGER NOT NULL,
  review     INTEGER NOT NULL        -- 1: so unsure that a person is to look first
);
CREATE INDEX statement_public ON statement (public);

-- Who takes part in a statement: role 0 says it, 1 says it too, 2 relays it.
CREATE TABLE voice (
  name      INTEGER NOT NULL,
  day       INTEGER NOT NULL,        -- of the article, 0 when unknown
  statement INTEGER NOT NULL,
  role      INTEGER NOT NULL,
  PRIMARY KEY (name, day, statement, role)
) WITHOUT ROWID;

CREATE TABLE figure (
  id        INTEGER PRIMARY KEY,
  public    INTEGER NOT NULL,
  article   INTEGER NOT NULL,
  ordinal   INTEGER NOT NULL,
  statement INTEGER,
  measure   TEXT,
  unit      TEXT    NOT NULL,
  value     REAL,
  high      REAL,
  day_from  INTEGER,                 -- of its period
  day_to    INTEGER,
  place     INTEGER
);
CREATE INDEX figure_public ON figure (public);
CREATE INDEX figure_measure ON figure (measure, day_from) WHERE measure IS NOT NULL;

CREATE TABLE event (
  id       INTEGER PRIMARY KEY,
  article  INTEGER NOT NULL,
  ordinal  INTEGER NOT NULL,
  type     INTEGER NOT NULL,
  day_from INTEGER,
  day_to   INTEGER,
  place    INTEGER
);
CREATE INDEX event_day ON event (day_from);

-- A name as the articles use it. A source is a set of names; it is called by the id of the name that stands for it.
CREATE TABLE name (
  id         INTEGER PRIMARY KEY,    -- content-derived: type, anonymous, key; also the id that is shown
  type       INTEGER NOT NULL,
  anonymous  INTEGER NOT NULL,
  key        TEXT    NOT NULL,       -- folded words
  text       TEXT    NOT NULL,
  source     INTEGER NOT NULL,       -- as decided now
  statements INTEGER NOT NULL DEFAULT 0,
  mentions   INTEGER NOT NULL DEFAULT 0,
  articles   INTEGER NOT NULL DEFAULT 0,
  first_day  INTEGER,
  last_day   INTEGER
);
-- Nearly every name is a source of its own; only the others are looked for.
CREATE INDEX name_source ON name (source) WHERE source != id;

CREATE TABLE form (
  name      INTEGER NOT NULL,
  kind      INTEGER NOT NULL,        -- 0 name, 1 office or title
  text      TEXT    NOT NULL,
  key       TEXT,                    -- folded words, NULL when they are the name's own
  script    TEXT    NOT NULL,        -- ISO 15924
  count     INTEGER NOT NULL,
  first_day INTEGER,
  last_day  INTEGER,
  PRIMARY KEY (name, kind, text)
) WITHOUT ROWID;
CREATE INDEX form_key ON form (key) WHERE key IS NOT NULL;

-- In which readings a name is used.
CREATE TABLE entity (
  name     INTEGER NOT NULL,
  reading  INTEGER NOT NULL,
  ordinal  INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (name, reading, ordinal)
) WITHOUT ROWID;

-- Words only: the texts stand in the readings, and marks are computed on them.
CREATE VIRTUAL TABLE article_words USING fts5 (words, content='', tokenize='isnad');
CREATE VIRTUAL TABLE statement_words USING fts5 (words, content='', columnsize=0, tokenize='isnad');
