-- How evidence came over HTTP, and the feeds that are watched.

-- The header blocks of the capture, those of redirects first, each behind its address.
ALTER TABLE capture ADD COLUMN headers TEXT;

-- What a feed answered last: asked again with these, it can say that nothing is new.
CREATE TABLE feed (
  address  TEXT    PRIMARY KEY,
  etag     TEXT,
  modified INTEGER,                  -- Last-Modified, Unix milliseconds
  asked    INTEGER NOT NULL,         -- when it was asked last
  status   INTEGER NOT NULL,         -- the HTTP status of that answer, 0 without one
  outcome  TEXT    NOT NULL
) WITHOUT ROWID;

-- Pages that the items of watched feeds point to and that need not be asked for again: captured, or refused for good.
CREATE TABLE feed_page (
  address TEXT    PRIMARY KEY,
  asked   INTEGER NOT NULL,
  status  INTEGER NOT NULL,
  outcome TEXT    NOT NULL
) WITHOUT ROWID;
