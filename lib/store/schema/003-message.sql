-- Messages. Narrow rows with what is searched and counted; wide texts and
-- personal data beside them.

-- Names that come again and again: topics, places.
CREATE TABLE label (
	label INTEGER PRIMARY KEY,
	text TEXT NOT NULL UNIQUE
) STRICT;

-- Who wrote. The one place where a citizen's name is kept.
CREATE TABLE author (
	author INTEGER PRIMARY KEY,
	network TEXT NOT NULL,
	author_id TEXT NOT NULL,
	name TEXT NOT NULL,
	UNIQUE (network, author_id, name)
) STRICT;

CREATE TABLE message (
	id INTEGER PRIMARY KEY,
	network TEXT NOT NULL,
	key TEXT NOT NULL,
	as_of INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	state TEXT NOT NULL,
	holder TEXT,
	due INTEGER,
	posted_at INTEGER,
	collected_at INTEGER,
	detected_at INTEGER,
	deleted_at INTEGER,
	author INTEGER REFERENCES author (author),
	topic_group INTEGER REFERENCES label (label),
	topic INTEGER REFERENCES label (label),
	location INTEGER REFERENCES label (label),
	importance TEXT,
	significant INTEGER,
	repeat_of INTEGER REFERENCES message (id),
	proposal TEXT,
	similar TEXT,
	screen TEXT,
	warnings TEXT,
	tags TEXT,
	UNIQUE (network, key)
) STRICT;

-- What is still open is little; what is closed is everything. A query must say
-- the same words to find it; each <> costs less than a NOT IN at every insert.
CREATE INDEX message_open ON message (state, id)
	WHERE state <> 'answered' AND state <> 'refused'
	AND state <> 'out_of_scope' AND state <> 'closed';
CREATE INDEX message_by_due ON message (due) WHERE due IS NOT NULL;
CREATE INDEX message_by_author ON message (author)
	WHERE author IS NOT NULL;

-- Every text that was ever seen under a key. The number of a row tells message
-- and revision: it is found, and kept unique, without an index of its own.
CREATE TABLE revision (
	revision_id INTEGER PRIMARY KEY
		CHECK (revision_id = message * 65536 + revision),
	message INTEGER NOT NULL REFERENCES message (id),
	revision INTEGER NOT NULL CHECK (revision BETWEEN 1 AND 65535),
	digest BLOB NOT NULL,
	seen_at INTEGER NOT NULL,
	url TEXT,
	text TEXT,
	attachments TEXT
) STRICT;
