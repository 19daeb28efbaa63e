-- What a person did and entered only later, from a paper log or after an outage
-- (A1-3.1); what an export tells is always of another time. A query must say
-- the same words to find it.
CREATE INDEX event_recorded_late ON event (message)
	WHERE recorded_at - at > 3600
	AND kind NOT IN ('collected', 'detected', 'imported');
