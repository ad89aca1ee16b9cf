-- The sources that say most are asked for on the first page; names that say nothing are most of the table.
CREATE INDEX name_said ON name (statements DESC, source, anonymous) WHERE statements > 0;
