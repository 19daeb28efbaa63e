-- What is reported at once (A1-17), as it was issued, and to whom it was sent.
CREATE TABLE alert (
	notice INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('significant', 'surge')),
	message INTEGER REFERENCES message (id),
	topic TEXT,
	location TEXT,
	date INTEGER,
	counts TEXT,
	statistic TEXT,
	addressees TEXT NOT NULL,
	severity TEXT NOT NULL,
	wording TEXT NOT NULL,
	issued_at INTEGER NOT NULL,
	withdraws INTEGER REFERENCES alert (notice),
	proposed INTEGER NOT NULL,
	reasons TEXT,
	flagged_at INTEGER NOT NULL,
	latency_s INTEGER NOT NULL,
	target TEXT NOT NULL,
	CHECK ((kind = 'significant') = (message IS NOT NULL)),
	CHECK ((kind = 'surge') = (date IS NOT NULL AND topic IS NOT NULL
		AND statistic IS NOT NULL))
) STRICT;

-- Each once: a message, and a topic and place on a day.
CREATE UNIQUE INDEX alert_by_message ON alert (message)
	WHERE message IS NOT NULL;
CREATE UNIQUE INDEX alert_by_surge ON alert (date, topic, coalesce(location, ''))
	WHERE date IS NOT NULL;

CREATE TABLE alert_sent (
	notice INTEGER NOT NULL REFERENCES alert (notice),
	addressee TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (notice, addressee)
) STRICT;

-- What the Curator flagged, and, where he has not decided, what the lexicon
-- found. A query must say the same words to find it.
CREATE INDEX message_significant ON message (id)
	WHERE coalesce(significant,
		instr(screen, '"class":"significant"') > 0) = 1;

-- The messages of a day by topic and place.
CREATE INDEX message_activity
	ON message (coalesce(posted_at, collected_at), topic, location)
	WHERE topic IS NOT NULL;

CREATE VIEW view_alert AS
SELECT notice, message AS id, kind, topic, location, counts, statistic,
	addressees, severity, wording, issued_at, withdraws, date, proposed,
	reasons, flagged_at, latency_s, target
FROM alert;
