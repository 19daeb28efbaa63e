-- Columns of messages apart from their rows, many messages in a row: an import
-- writes one page where an index, or a row for each, took hundreds. A block has
-- the messages whose numbers give `block` when divided by how many it holds,
-- each at its remainder, and is as long as the last of them needs.
--
-- Whose they are: 2,000 numbers of rows of `author`, of 4 bytes, the lowest
-- first; 0 is nobody. Who looks for an author reads the blocks.
CREATE TABLE author_block (
	block INTEGER PRIMARY KEY,
	authors BLOB NOT NULL
) STRICT;

-- Sketches of their texts: 336 of 24 bytes, which are the words in 8 and four
-- anchors of 4, the lowest first; nothing but 0 is none.
CREATE TABLE sketch_block (
	block INTEGER PRIMARY KEY,
	sketches BLOB NOT NULL
) STRICT;
