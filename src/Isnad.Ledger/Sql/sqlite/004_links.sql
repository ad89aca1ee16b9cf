-- Links between articles, and claims. All of it is derived from the current readings and can be made anew from them.

-- What a comparison within one language needs of an article, packed (ArticlePrint), and the keys it is looked up by.
CREATE TABLE link_print (
  article INTEGER PRIMARY KEY,
  print   BLOB NOT NULL,
  keys    BLOB NOT NULL              -- 64-bit keys, so that they can be taken out again
);

-- Which articles bear a key. The two lowest bits of a key tell its kind: 0 shingle, 1 quotation, 2 figure, 3 names. Keys are hashes: each
-- of them would touch a page of its own in a big table. So new ones go into a small table, which is poured into the next when it is
-- full: what one article costs does not grow with the ledger (O'Neil et al. 1996, "The log-structured merge-tree").
CREATE TABLE link_key_new (
  key     INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE TABLE link_key_mid (
  key     INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE TABLE link_key (
  key     INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (key, article)
) WITHOUT ROWID;

-- Two articles of which one comes from the other, or both from one text. Passages and differences are computed when they are shown.
CREATE TABLE link (
  low        INTEGER NOT NULL,       -- article, the lower id
  high       INTEGER NOT NULL,
  kind       INTEGER NOT NULL,
  first      INTEGER NOT NULL,       -- 0 unknown, 1 low, 2 high
  score      REAL    NOT NULL,
  low_share  REAL    NOT NULL,
  high_share REAL    NOT NULL,
  PRIMARY KEY (low, high)
) WITHOUT ROWID;
CREATE INDEX link_high ON link (high, low);

-- What an article claims: statements (kind 0), figures (1), events (2). Findings with one key say the same.
CREATE TABLE claim_item (
  key     INTEGER NOT NULL,
  article INTEGER NOT NULL,
  kind    INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,          -- in the reading's list
  PRIMARY KEY (key, article, kind, ordinal)
) WITHOUT ROWID;
CREATE INDEX claim_item_article ON claim_item (article);

-- Claims that more than one article makes, by themselves or (articles = 1) together with a key that a link calls the same.
CREATE TABLE claim (
  key      INTEGER PRIMARY KEY,
  kind     INTEGER NOT NULL,
  articles INTEGER NOT NULL
);
CREATE INDEX claim_articles ON claim (articles DESC, key);

-- Two keys that are one claim because of a link: a statement and its translation, a statement and its edited copy.
CREATE TABLE claim_same (
  low     INTEGER NOT NULL,
  high    INTEGER NOT NULL,
  article INTEGER NOT NULL,          -- the pair of articles whose link says so
  other   INTEGER NOT NULL,
  PRIMARY KEY (low, high, article, other)
) WITHOUT ROWID;
CREATE INDEX claim_same_high ON claim_same (high, low);
CREATE INDEX claim_same_article ON claim_same (article);
CREATE INDEX claim_same_other ON claim_same (other);

-- Readings that were kept before there were links; they are related at the next add.
CREATE TABLE link_waiting (
  reading INTEGER PRIMARY KEY
);
INSERT INTO link_waiting SELECT id FROM reading WHERE superseded_by IS NULL;
