-- The half-year is read by these (RULES 6.3): a clock counts by its due, an
-- assignment by its receipt, a message and a repeat by the detection.
CREATE INDEX clock_by_due ON clock (due, message, clock_id)
	WHERE due IS NOT NULL;
CREATE INDEX assignment_by_receipt ON assignment (received_at);
CREATE INDEX message_by_detection ON message (detected_at)
	WHERE detected_at IS NOT NULL;
CREATE INDEX message_repeats ON message (detected_at)
	WHERE repeat_of IS NOT NULL;
