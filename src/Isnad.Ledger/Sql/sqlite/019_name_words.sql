-- A name asked for by its first words is found without reading all names.
CREATE INDEX name_words ON name (key);
