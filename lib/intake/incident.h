/*
 * The export of the region's incident system: one row is one message and the
 * steps it has gone through there. Columns are known by their names, in any
 * order; those that are missing or unknown do no harm.
 */
#ifndef OTKLIK_INTAKE_INCIDENT_H
#define OTKLIK_INTAKE_INCIDENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/zone.h"
#include "model/fact.h"
#include "model/message.h"
#include "model/record.h"

/*
 * Which name is which column, learned from the rows so far; one for any number
 * of inputs, zeroed before the first.
 */
struct incident_columns {
	struct arena arena;
	struct incident_name *met;
	size_t count, next;
};

void incident_columns_free(struct incident_columns *columns);

/*
 * `message` has network, key, url, author_id, collected_at, detected_at, text,
 * topic_group, topic, location and tags; all else is not set. The incident is
 * created by the Curator's act: that is the detection (I-05). When the citizen
 * posted it is not told. `key` is that of the link, else the link, else (no
 * link, or one to a whole community) `incident:<number>`. A street and house are
 * kept as a tag `адрес: …`. A message without words but with a picture has its
 * link as its only attachment: that is where the picture is.
 */
struct incident {
	struct message message;
	bool tells_text;    /* its cell is there, emptied perhaps */
	const char *number; /* of the incident, NULL: not told */
	const char *step;   /* where it stands there, in their words */
	struct fact *facts; /* in order of time, FACT_DETECTED always */
	size_t fact_count;
	/*
	 * Latest time of the row: of two rows of one incident the one with the
	 * later version is newer, whichever comes first.
	 */
	int64_t version;
	/*
	 * Closed there, or answered by the body or surveyed since the last
	 * assignment. An answer of anybody else may be an interim one.
	 */
	bool finished;
	/*
	 * Columns whose time could not be read and is taken for not told, as
	 * A", "B; NULL: none.
	 */
	const char *unread;
};

/*
 * Does the record look like a row of this export? FAULT_INPUT names all
 * columns that are missing: text, creation time, link or number.
 */
const struct fault *incident_recognise(
    struct incident_columns *columns, const struct record *record);

/*
 * Reads a row; times without an offset are in `zone`. All texts live in the
 * arena. FAULT_INPUT, with the column's name as field, only if it cannot be a
 * message: without link and number, or creation time. What bodies, topics and
 * places are called is never looked at.
 */
const struct fault *incident_read(struct incident_columns *columns,
    const struct record *record, const struct zone *zone, struct arena *arena,
    struct incident *incident);

/*
 * A row without text and picture can only tell of a message that is known: its
 * text was emptied. FAULT_INPUT says so, with the column's name as field; NULL:
 * the row has one of them.
 */
const struct fault *incident_empty(const struct incident *incident);

#endif
