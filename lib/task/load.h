/*
 * Loads a reference table: all of it or nothing (RECORDS part 3).
 */
#ifndef OTKLIK_TASK_LOAD_H
#define OTKLIK_TASK_LOAD_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/record.h"
#include "model/reference.h"
#include "store/catalog.h"
#include "task/recompute.h"
#include "task/task.h"

/* Where a row stood. */
struct load_place {
	const char *input;
	unsigned long position; /* 0: the table as a whole */
	bool element;
};

struct load {
	const struct reference *reference;
	struct arena arena; /* of the table */
	struct catalog catalog;
	char *rows; /* array of the schema's structs */
	struct load_place *places;
	size_t room;
	const char *doubt; /* what is odd about the table, or NULL */
};

/* Begins; FAULT_USAGE names a KIND that does not exist. */
const struct fault *load_open(struct load *load, const char *kind);
void load_close(struct load *load);

/*
 * Adds a row. FAULT_INPUT, with the row's place, if a field is unknown or not
 * of its type.
 */
const struct fault *load_row(
    struct load *load, const struct task *task, const struct record *record);

/*
 * Looks at the columns of a table that has no row: FAULT_INPUT if one is
 * unknown, as where something else than the table came in. NULL: none are told.
 */
const struct fault *load_header(
    const struct load *load, const struct value *columns);

/* The fault of a row, with its place: the table stays as it is. */
const struct fault *load_refuse(const struct load *load,
    const struct record *record, const struct fault *fault);

/*
 * Checks the whole table, replaces the stored one and records it with its
 * content, in the write transaction, which it begins. If a check fails nothing
 * is written and the fault names the place of the row that is wrong. A table
 * loaded `alone` is checked against those that are there, and clocks that run
 * are judged by it (RULES 2.5.8, `result`); init loads them all. What is odd
 * without being wrong is left in `load`.
 */
const struct fault *load_finish(struct load *load, struct task *task,
    bool alone, struct recompute_result *result);

#endif
