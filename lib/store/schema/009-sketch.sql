-- What of a message's text finds others on the same question (A1-10): a simhash
-- of its words, and hashes of names, house numbers and long words, two in a
-- number. Beside the narrow rows, as it is read only when messages come in;
-- made from the text, so nothing depends on it.
CREATE TABLE sketch (
	message INTEGER PRIMARY KEY,
	sketch INTEGER NOT NULL,
	anchors INTEGER NOT NULL,
	anchors_more INTEGER NOT NULL
) STRICT;

-- Messages of one topic and place, the newest last.
CREATE INDEX message_by_question ON message (topic, location)
	WHERE topic IS NOT NULL;
