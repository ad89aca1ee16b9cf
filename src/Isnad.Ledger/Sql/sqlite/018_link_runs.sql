-- The keys of the latest articles, a run for each transaction: pairs of a key and an article, 8 bytes each. They are looked up in memory, where a row
-- for each of them was the dearest thing kept of an article; poured into link_key_mid when they are many.
CREATE TABLE link_key_run (
  id    INTEGER PRIMARY KEY,
  pairs BLOB NOT NULL
);
INSERT OR IGNORE INTO link_key_mid SELECT key, article FROM link_key_new ORDER BY key, article;
DROP TABLE link_key_new;
