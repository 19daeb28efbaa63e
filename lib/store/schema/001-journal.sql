-- The journal: every change of state is an event, appended once and never
-- changed. `hash` chains it (otklik-records(5) says over what); texts, names
-- and links lie beside the events, only their digests are in `data`.
CREATE TABLE event (
	seq INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	recorded_at INTEGER NOT NULL,
	actor TEXT NOT NULL,
	role TEXT NOT NULL,
	message INTEGER,
	kind TEXT NOT NULL,
	data TEXT NOT NULL,
	hash BLOB NOT NULL
) STRICT;

CREATE INDEX event_by_message ON event (message) WHERE message IS NOT NULL;
-- Loads, outages, what was denied: few among the millions.
CREATE INDEX event_of_store ON event (kind, seq) WHERE message IS NULL;

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN
	SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
	SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- What an event says in free words: a note, a reason, a table's content.
CREATE TABLE event_text (
	seq INTEGER NOT NULL REFERENCES event (seq),
	field TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (seq, field)
) STRICT;
