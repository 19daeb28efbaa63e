-- What listings are led by, so that none walks all messages for a few.
--
-- Each state has its messages in their order, those that are ended too.
DROP INDEX message_open;
CREATE INDEX message_by_state ON message (state, id);

CREATE INDEX message_warned ON message (id) WHERE warnings IS NOT NULL;

-- Between which instants the messages of 2,000 numbers were posted: those whose
-- number gives `block` when divided by 2,000. None: of none it is known.
CREATE TABLE posted_span (
	block INTEGER PRIMARY KEY,
	least INTEGER NOT NULL,
	greatest INTEGER NOT NULL
) STRICT;
INSERT INTO posted_span (block, least, greatest)
WITH RECURSIVE blocks (block) AS (
	SELECT 0
	UNION ALL
	SELECT block + 1 FROM blocks
	WHERE block < (SELECT max(id) / 2000 FROM message)
), spans (block, least, greatest) AS (
	SELECT block,
		(SELECT min(posted_at) FROM message
		WHERE id >= block * 2000 AND id < block * 2000 + 2000),
		(SELECT max(posted_at) FROM message
		WHERE id >= block * 2000 AND id < block * 2000 + 2000)
	FROM blocks
)
SELECT block, least, greatest FROM spans WHERE least IS NOT NULL;
