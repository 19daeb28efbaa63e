/*
 * What can be said of a new message before the store is asked: how its text
 * reads, and the digests of what came. A second thread says it of the records
 * behind the one that is being registered.
 */
#ifndef OTKLIK_TASK_INGEST_AHEAD_H
#define OTKLIK_TASK_INGEST_AHEAD_H

#include "base/arena.h"
#include "model/content.h"
#include "model/record.h"
#include "task/screening.h"

struct ingest_ahead {
	const struct text_reading *reading;
	struct content content;
};

/* What an input calls the fields of a message. */
struct ingest_columns {
	const char *network, *key, *url, *author_id, *author, *text,
	    *attachments;
};

/*
 * `again`: it was NULL for this record.
 *
 * NULL while no new texts come, and of a record that is none of ours. It may
 * be wrong where an input has more to say than its fields: who uses it sees if
 * the message came with the same. The result lives in the arena and borrows
 * from the record.
 */
const struct ingest_ahead *ingest_ahead_read(struct screening *screening,
    const struct ingest_columns *columns, const struct record *record,
    struct arena *arena, bool again);

#endif
