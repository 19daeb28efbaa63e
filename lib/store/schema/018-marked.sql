-- What the Curator linked or flagged, by when it was: the half-year is told as
-- it was at its end, and asks only what has changed since (RULES 6.3). A query
-- must say the same words to find it.
CREATE INDEX event_marked ON event (at, message)
	WHERE kind = 'linked' OR kind = 'flagged';
