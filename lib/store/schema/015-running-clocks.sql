-- A clock that runs is in one index, by its due, and its message in none: when
-- running clocks are judged anew each index costs as much as a row.
DROP INDEX message_by_due;
DROP INDEX clock_untold;
CREATE INDEX clock_untold ON clock (due, message, clock_id)
	WHERE notice IS NULL AND owner = body AND force = 'norm'
	AND state = 'late';
