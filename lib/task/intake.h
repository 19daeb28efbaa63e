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
	bool finished;	    /* nothing is left to be done there */
	const char *unread; /* a column whose time is none, else NULL */
};

struct intake;

/* FAULT_USAGE if there is no such format; NULL: records. */
const struct fault *intake_open(struct intake **intake, const char *format);
void intake_close(struct intake *intake);

/*
 * True for a format of ours, whose fields we do not know pass through; the
 * columns of a foreign export end here.
 */
bool intake_passes(const struct intake *intake);

/*
 * Reads one record; what it holds lives in task->arena and the record.
 * FAULT_INPUT if it can be no message; if no row of the input could be one so
 * far, the fault names the columns that are missing.
 */
const struct fault *intake_read(struct intake *intake, struct task *task,
    const struct record *record, struct intake_item *item);

#endif
