-- What a clock can be judged anew by (RULES 2.5.8): when the message was
-- detected, the Curator's own term (I-20), whether it was cancelled or
-- overtaken, and the event of the load after which it was judged last; and the
-- notice that stands about it.
ALTER TABLE clock ADD COLUMN detected INTEGER;
ALTER TABLE clock ADD COLUMN target TEXT;
ALTER TABLE clock ADD COLUMN ending TEXT;
ALTER TABLE clock ADD COLUMN law INTEGER;
ALTER TABLE clock ADD COLUMN notice INTEGER;

UPDATE clock SET
	detected = (SELECT detected_at FROM message WHERE id = clock.message),
	ending = iif(stop IS NOT NULL AND state IN ('cancelled', 'lapsed'),
		'cancelled', NULL),
	law = (SELECT max(seq) FROM event
		WHERE message IS NULL AND kind = 'loaded');

-- Which clocks were open at some instant of an outage: beside those that run,
-- those that stopped after its begin, and returns that nobody used.
CREATE INDEX clock_stopped ON clock (stop, start) WHERE stop IS NOT NULL;
CREATE INDEX clock_lapsed ON clock (due)
	WHERE state = 'lapsed' AND stop IS NULL;
-- What A1-16 and A3-23 are about and no notice has told yet: a body's own
-- clocks, late, or running with the due time to say whether past.
CREATE INDEX clock_untold ON clock (due, message, clock_id)
	WHERE notice IS NULL AND owner = body AND force = 'norm'
	AND (state = 'late' OR (state = 'running' AND clock <> 'return'));

-- Notices of breaches (A1-16, A3-23) and warnings before them, as they were
-- issued: the facts do not change with the clock.
CREATE TABLE notice (
	notice INTEGER PRIMARY KEY,
	record TEXT NOT NULL CHECK (record IN ('notice', 'warning')),
	message INTEGER NOT NULL REFERENCES message (id),
	clock_id INTEGER NOT NULL REFERENCES clock (clock_id),
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
	readings TEXT,
	addressees TEXT NOT NULL,
	severity TEXT NOT NULL,
	wording TEXT NOT NULL,
	issued_at INTEGER NOT NULL,
	withdraws INTEGER REFERENCES notice (notice),
	share INTEGER,
	printed INTEGER NOT NULL
) STRICT;

CREATE INDEX notice_by_clock ON notice (clock_id, share);
CREATE UNIQUE INDEX notice_withdrawn ON notice (withdraws)
	WHERE withdraws IS NOT NULL;
CREATE INDEX notice_unprinted ON notice (notice) WHERE printed = 0;

CREATE TABLE notice_sent (
	notice INTEGER NOT NULL REFERENCES notice (notice),
	addressee TEXT NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (notice, addressee)
) STRICT;

CREATE VIEW view_notice AS
SELECT record, notice, message AS id, clock_id, clock, rule, ruleset, force,
	body, owner, start, "limit", due, stop, state, late_minutes, target_due,
	alt_due, alt_reading, readings, addressees, severity, wording,
	issued_at, withdraws, share
FROM notice;
