-- What the blocks were filled from when the step before this one was taken.
DROP INDEX message_by_author;
DROP TABLE sketch;
