/*
 * Inside lib/store only: columns of messages that lie apart from their rows, as
 * entries of so many bytes, those of many messages in one row of a table
 * (schema/021-blocks.sql).
 *
 * What is put waits in one block of each column, until another one is put to,
 * and at the latest until the transaction is committed. Who reads blocks by
 * blocks_read finds it; before statements of his own he calls blocks_write.
 */
#ifndef OTKLIK_STORE_BLOCKS_H
#define OTKLIK_STORE_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

enum block_column { BLOCK_AUTHOR, BLOCK_SKETCH, BLOCK_COLUMNS };

enum {
	BLOCK_BYTES = 8064, /* at most; a row has room in a page of the store */
	BLOCK_AUTHOR_BYTES = 4,
	BLOCK_AUTHORS = 2000, /* in a block */
	BLOCK_SKETCH_BYTES = 24,
	BLOCK_SKETCHES = 336
};

struct block {
	int64_t number; /* -1: none */
	size_t size;	/* of what is there of it, in bytes */
	unsigned char bytes[BLOCK_BYTES];
};

struct blocks;

void blocks_close(struct blocks *blocks); /* NULL: nothing */

/* The block in which a message has its entry. */
int64_t blocks_number(enum block_column column, int64_t message);

/* Its entry in that block; NULL if the block ends before it. */
const unsigned char *blocks_entry(
    const struct block *block, enum block_column column, int64_t message);

/* The message whose entry is the first of a block. */
int64_t blocks_first(enum block_column column, int64_t number);

/* Puts the entry of a message, in the open write transaction. */
const struct fault *blocks_put(struct store *store, enum block_column column,
    int64_t message, const unsigned char *entry);

/*
 * Reads a block, which is borrowed until the next block of the column is read
 * or an entry put. Of one that is not there the size is 0.
 */
const struct fault *blocks_read(struct store *store, enum block_column column,
    int64_t number, const struct block **block);

/* Writes what waits. */
const struct fault *blocks_write(struct store *store);

/* Forgets it: it is rolled back, or it is committed, and others may write. */
void blocks_forget(struct store *store);

/* Numbers of so many bytes, the lowest first. */
uint64_t blocks_get_number(const unsigned char *bytes, size_t width);
void blocks_set_number(unsigned char *bytes, size_t width, uint64_t number);

/* An entry of the block of authors: his number, 0: nobody. */
static inline uint32_t
blocks_get_author(const unsigned char *entry)
{
	return (uint32_t)entry[0] | (uint32_t)entry[1] << 8 |
	       (uint32_t)entry[2] << 16 | (uint32_t)entry[3] << 24;
}

/* Fills all blocks from the tables of schema version 20. */
const struct fault *blocks_fill(struct store *store);

#endif
