/*
 * A run: the working time of consecutive calendar years, laid out as instants
 * so that a term is added or measured without walking through the days.
 *
 * Spans are sorted, do not overlap and carry the working seconds before them;
 * a look at the right one costs the same anywhere in the run.
 */
#ifndef OTKLIK_ORDER_RUN_H
#define OTKLIK_ORDER_RUN_H

#include <stddef.h>
#include <stdint.h>

#include "base/zone.h"
#include "order/timetable.h"

/* Working time [begin, end), part of the working day `date`. */
struct span {
	int64_t begin, end;
	int64_t before; /* working seconds of the run before it */
	int64_t date;
};

/* A working day: from the start of its first interval to its last end. */
struct workday {
	int64_t begin, end; /* INSTANT_NONE: nobody works */
	int32_t next;	    /* days to the next working day; 0: there is none */
};

struct run {
	int last_year;
	int64_t begin, end;	  /* the instants it knows, half open */
	int64_t first_date, days; /* the dates it knows */
	struct workday *workdays; /* one for each date */
	struct span *spans;	  /* the last one is an end mark */
	size_t count;		  /* without the end mark */
	int64_t total;		  /* working seconds in all */
	uint32_t *index; /* for each 86400 s: first span ending after */
	size_t index_count;
};

/* Lays out the years. */
void run_build(struct run *run, const struct timetable *timetable,
    const struct zone *zone, int first_year, int last_year);
void run_free(struct run *run);

/* Number of the first span that ends after an instant of the run. */
size_t run_find(const struct run *run, int64_t instant);

/* Working seconds of the run before an instant, begin <= instant <= end. */
int64_t run_before(const struct run *run, int64_t instant);

/* The instant at which so many working seconds (<= total) are used up. */
int64_t run_after(const struct run *run, size_t span, int64_t seconds);

#endif
