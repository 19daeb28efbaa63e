-- The outbox. A row is made when an approved draft is touched for the first
-- time; none is the same as ready. `accepted` is the last event of the message
-- that somebody has seen: a change of it behind the approval holds it back.
CREATE TABLE publication (
	publication INTEGER PRIMARY KEY,
	draft_id INTEGER NOT NULL UNIQUE REFERENCES draft (draft_id),
	message INTEGER NOT NULL REFERENCES message (id),
	state TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	at INTEGER NOT NULL,
	tried_at INTEGER,
	next_at INTEGER,
	accepted INTEGER,
	url TEXT,
	error TEXT,
	CHECK (state IN ('ready', 'sending', 'sent', 'failed', 'unknown'))
) STRICT;

CREATE INDEX publication_unsettled ON publication (state, publication)
	WHERE state IN ('sending', 'unknown');

-- What networks allow: until when an account is left alone, and, in
-- milliseconds since 1970 UTC, from when on the next call is its turn.
CREATE TABLE pause (
	account TEXT PRIMARY KEY,
	until INTEGER NOT NULL,
	reason TEXT
) STRICT;

CREATE TABLE pace (
	bucket TEXT PRIMARY KEY,
	next_ms INTEGER NOT NULL
) STRICT;

CREATE VIEW view_publication AS
SELECT p.message AS id, lower(hex(d.digest)) AS draft, d.kind, p.state,
	m.network, p.url, p.error, p.attempts, p.at, p.next_at, d.body
FROM publication p
JOIN draft d ON d.draft_id = p.draft_id
JOIN message m ON m.id = p.message;
