-- Messages by author, 131,072 numbers at a time: an import adds to few pages,
-- which stay in memory and are written once a commit, instead of to all of
-- them. Who asks for an author asks for each block.
DROP INDEX message_by_author;
CREATE INDEX message_by_author ON message (id >> 17, author)
	WHERE author IS NOT NULL;
