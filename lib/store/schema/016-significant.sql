-- Whether the lexicon calls a message significant is written beside what it
-- found: an index that asks a function has SQLite keep a journal of each
-- statement that inserts several messages.
DROP INDEX message_significant;
ALTER TABLE message ADD COLUMN alerting INTEGER;
UPDATE message SET alerting = 1
	WHERE instr(screen, '"class":"significant"') > 0;
CREATE INDEX message_significant ON message (id)
	WHERE significant = 1 OR (significant IS NULL AND alerting = 1);
