-- What bodies hand in. A row is one version of one draft: what it says never
-- changes, it is decided on once, and `to_post` is 1 from the approval of an
-- answer or an interim answer until it is posted or nobody waits for it.
CREATE TABLE draft (
	draft_id INTEGER PRIMARY KEY,
	message INTEGER NOT NULL REFERENCES message (id),
	assignment INTEGER NOT NULL REFERENCES assignment (assignment),
	body TEXT NOT NULL,
	kind TEXT NOT NULL,
	version INTEGER NOT NULL,
	digest BLOB NOT NULL UNIQUE,
	text TEXT,
	attachments TEXT,
	materials TEXT,
	measures TEXT,
	reason TEXT,
	asks TEXT,
	note TEXT,
	author TEXT NOT NULL,
	submitted_at INTEGER NOT NULL,
	decided TEXT,
	decided_by TEXT,
	decided_at INTEGER,
	term TEXT,
	comment TEXT,
	to_post INTEGER,
	UNIQUE (message, body, kind, version)
) STRICT;

-- What waits for the Curator, and what waits for the publisher: both few.
CREATE INDEX draft_pending ON draft (message) WHERE decided IS NULL;
CREATE INDEX draft_to_post ON draft (draft_id) WHERE to_post = 1;

CREATE TRIGGER draft_is_final BEFORE UPDATE OF draft_id, message, assignment,
	body, kind, version, digest, text, attachments, materials, measures,
	reason, asks, note, author, submitted_at ON draft
BEGIN
	SELECT RAISE(ABORT, 'a draft never changes: hand in another version');
END;

CREATE TRIGGER draft_decided_once BEFORE UPDATE OF decided, decided_by,
	decided_at, term, comment ON draft
WHEN OLD.decided IS NOT NULL
BEGIN
	SELECT RAISE(ABORT, 'a draft is decided on once');
END;

CREATE TRIGGER draft_no_delete BEFORE DELETE ON draft
BEGIN
	SELECT RAISE(ABORT, 'no draft is lost');
END;

CREATE VIEW view_draft AS
SELECT d.message AS id, m.as_of, d.body, d.assignment, d.kind, d.version,
	lower(hex(d.digest)) AS draft, d.text, d.attachments, d.materials,
	d.measures, d.reason, d.asks, d.note, d.author, d.submitted_at,
	d.decided, d.decided_by, d.decided_at, d.term, d.comment
FROM draft d
JOIN message m ON m.id = d.message;
