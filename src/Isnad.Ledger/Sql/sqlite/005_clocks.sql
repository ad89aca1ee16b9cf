-- Events know the statement they stand in; statements have their own clock beside the article's.

ALTER TABLE event ADD COLUMN statement INTEGER;

-- When it was said, as its words tell; where they do not, when its article was published.
ALTER TABLE statement ADD COLUMN day_from INTEGER;
ALTER TABLE statement ADD COLUMN day_to INTEGER;
UPDATE statement SET
  day_from = (SELECT a.day_from FROM article a WHERE a.id = statement.article),
  day_to = (SELECT a.day_to FROM article a WHERE a.id = statement.article);

CREATE INDEX statement_day ON statement (day_from, id);
CREATE INDEX figure_place ON figure (place) WHERE place IS NOT NULL;
CREATE INDEX event_place ON event (place) WHERE place IS NOT NULL;
