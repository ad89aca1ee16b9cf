-- What persons decided about single statements, and the order in which the unsure ones are looked at.

-- The standing decision about a statement, derived from the decisions: it also holds for a later reading that finds the same statement.
CREATE TABLE judgement (
  statement INTEGER PRIMARY KEY,     -- the public id
  review    INTEGER NOT NULL,        -- what statement.review becomes: 0 it is right, 2 it is wrong
  decision  INTEGER NOT NULL REFERENCES decision (id)
);

-- statement.review is 0 in the main view, 1 in the queue, 2 rejected. value: how many figures, events and other statements hang on it,
-- kept for those that the machine is unsure of.
ALTER TABLE statement ADD COLUMN value INTEGER NOT NULL DEFAULT 0;
CREATE INDEX statement_review ON statement (value DESC, id DESC) WHERE review = 1;
