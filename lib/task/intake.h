/*
 * What msg-ingest reads: a record of ours, or a row of a foreign export, as a
 * message and the facts reported of it.
 */
#ifndef OTKLIK_TASK_INTAKE_H
#define OTKLIK_TASK_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/zone.h"
#include "model/fact.h"
#include "model/message.h"
#include "model/record.h"
#include "task/task.h"

struct intake_item {
	struct message message;
	struct fact *facts; /* in order of time; none of our own records */
	size_t fact_count;
	/* Of two rows with facts the one with the later version is newer. */
	int64_t version;
	/*
	 * When it was edited there. FIELD_NONE: not at all, if the format tells
	 * of edits, else it is not known.
	 */
	int64_t edited_at;
	bool tells_edits;
	bool original;	    /* told as it was first: all others are later */
	bool finished;	    /* nothing is left to be done there */
	const char *unread; /* columns whose time is none (struct incident) */
	/* The network says that it is gone: no fault if it was never here. */
	bool deleted;
	bool there; /* the network shows it, whatever it said before */
	/* It has no content: what to say if it was never here. NULL: it has. */
	const struct fault *empty;
	/* It says nothing of the text, of attachments: they are as they were.
	 */
	bool leaves_text, leaves_attachments;
};

struct intake;

/*
 * `format` NULL: records; FAULT_USAGE if there is no such. `timezone` is where
 * times without an offset are told; NULL: the store's zone, of Odnoklassniki
 * that of Moscow. FAULT_INPUT if it is unknown.
 */
const struct fault *intake_open(
    struct intake **intake, const char *format, const char *timezone);
void intake_close(struct intake *intake);

/*
 * Where inside of documents of this format the records are, and what of large
 * lists around them is kept (struct
 * reader_options); NULL: nowhere, or there is no such format.
 */
const char *const *intake_lists(const char *format, value_pack **pack);

/*
 * True for a format of ours, whose fields we do not know pass through; the
 * columns of a foreign export end here.
 */
bool intake_passes(const struct intake *intake);

/*
 * Are the columns of a table those of the format? FAULT_INPUT if it knows none
 * of them. Not for the formats of networks, which have no columns.
 */
const struct fault *intake_check_columns(
    const struct intake *intake, const struct value *columns);

/*
 * Reads one record; what it holds lives in task->arena and the record.
 * FAULT_INPUT if it can be no message; if no row of the input could be one so
 * far, the fault names the columns that are missing. Even then some of what
 * it holds may be right: intake_next gives it, item by item.
 */
const struct fault *intake_read(
    struct intake *intake, struct task *task, const struct record *record);

/* The next item of the record; false if there is no further one. */
bool intake_next(
    struct intake *intake, struct task *task, struct intake_item *item);

/*
 * How many records were no messages but told of something else (service), how
 * many texts an account wrote under its own name, which are passed over: its
 * answers, and in a discussion the posts of its channel; and how many answers
 * in threads were told of and not given.
 */
unsigned long intake_service(const struct intake *intake);
unsigned long intake_own(const struct intake *intake);
unsigned long intake_missing(const struct intake *intake);

#endif
