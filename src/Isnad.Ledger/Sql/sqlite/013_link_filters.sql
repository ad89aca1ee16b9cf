-- Which keys link_key certainly lacks (Bloom 1970): nearly all keys of a new article are new, and finding that out in a big table costs a
-- page each. Bits are only ever added; a filter is written when link_key is. Derived: where there are none, they are made from the table.
CREATE TABLE link_filter (
  number INTEGER PRIMARY KEY,        -- each holds twice as many keys as the one before
  keys   INTEGER NOT NULL,
  bits   BLOB    NOT NULL
);
