-- Stable names for people with sqlite3, DuckDB or a spreadsheet. Instants are
-- seconds since 1970 UTC: datetime(due, 'unixepoch', '+6 hours') shows them.
CREATE VIEW view_message AS
SELECT m.id, m.as_of, m.network, m.key, m.revision, r.url,
	nullif(a.author_id, '') AS author_id,
	nullif(a.name, '') AS author, m.posted_at, m.collected_at, m.detected_at,
	m.deleted_at, r.text, r.attachments, m.state, m.holder, m.due,
	g.text AS topic_group, t.text AS topic, p.text AS location,
	m.importance, m.significant, m.repeat_of, m.proposal, m.similar,
	m.screen, m.warnings, m.tags
FROM message m
JOIN revision r ON r.revision_id = m.id * 65536 + m.revision
LEFT JOIN author a ON a.author = m.author
LEFT JOIN label g ON g.label = m.topic_group
LEFT JOIN label t ON t.label = m.topic
LEFT JOIN label p ON p.label = m.location;

CREATE VIEW view_clock AS
SELECT message AS id, clock_id, clock, rule, ruleset, force, body, owner,
	start, "limit", due, stop, state, late_minutes, target_due, alt_due,
	alt_reading, readings
FROM clock;

CREATE VIEW view_event AS
SELECT e.seq, e.at, e.recorded_at, e.actor, e.role, e.message AS id, e.kind,
	json_extract(e.data, '$.body') AS body, e.data,
	(SELECT lower(hex(p.hash)) FROM event p WHERE p.seq = e.seq - 1)
	AS prev,
	lower(hex(e.hash)) AS hash
FROM event e;

CREATE VIEW view_finding AS
SELECT "check", rule, severity, account, owner, period, value, norm, evidence,
	explain
FROM finding;
