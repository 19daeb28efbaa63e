-- When a text was edited where it was written, as an export told: an older
-- edition that comes in after it is not what the message says now.
ALTER TABLE revision ADD COLUMN edited_at INTEGER;
