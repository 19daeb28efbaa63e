-- The case of a message: who has it, and which clocks run.
CREATE TABLE assignment (
	assignment INTEGER PRIMARY KEY,
	message INTEGER NOT NULL REFERENCES message (id),
	body TEXT NOT NULL,
	role TEXT NOT NULL,
	seq INTEGER NOT NULL,
	state TEXT NOT NULL,
	received_at INTEGER NOT NULL,
	due INTEGER,
	last_at INTEGER NOT NULL
) STRICT;

CREATE INDEX assignment_by_message ON assignment (message);
CREATE INDEX assignment_by_body ON assignment (body, message);

CREATE TABLE clock (
	clock_id INTEGER PRIMARY KEY,
	message INTEGER NOT NULL REFERENCES message (id),
	assignment INTEGER REFERENCES assignment (assignment),
	clock TEXT NOT NULL,
	rule TEXT NOT NULL,
	ruleset TEXT NOT NULL,
	force TEXT NOT NULL,
	body TEXT,
	owner TEXT NOT NULL,
	start INTEGER NOT NULL,
	"limit" TEXT NOT NULL,
	due INTEGER,
	stop INTEGER,
	state TEXT NOT NULL,
	late_minutes INTEGER,
	target_due INTEGER,
	alt_due INTEGER,
	alt_reading TEXT,
	readings TEXT
) STRICT;

CREATE INDEX clock_by_message ON clock (message);
-- What is late is found here: clocks that nobody stopped, by their due.
CREATE INDEX clock_running ON clock (due, message, clock_id)
	WHERE state IN ('running', 'suspended');

-- What an audit of accounts found, as it was recorded.
CREATE TABLE finding (
	finding INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	"check" TEXT NOT NULL,
	rule TEXT NOT NULL,
	severity TEXT NOT NULL,
	account TEXT,
	owner TEXT,
	period TEXT,
	value TEXT,
	norm TEXT,
	evidence TEXT,
	explain TEXT
) STRICT;
