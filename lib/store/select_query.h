/*
 * Inside lib/store only: the text of a query for the messages of a selection
 * (store/select.h). The marks in it have the names of what they stand for; of
 * lists, each item its number behind that: `:state0`. `:after` is the id that was
 * read last, `:given` the one that is asked for.
 */
#ifndef OTKLIK_STORE_SELECT_QUERY_H
#define OTKLIK_STORE_SELECT_QUERY_H

#include "base/buffer.h"
#include "store/select.h"

/* What gives the ids, in their order. */
enum select_lead {
	LEAD_GIVEN,    /* one that the caller names */
	LEAD_PENDING,  /* drafts that wait */
	LEAD_GATHERED, /* a list made before, as no index has that order */
	LEAD_BODY,     /* its assignments */
	LEAD_STATES,   /* each state by itself */
	LEAD_WARNED,   /* those that have warnings */
	LEAD_POSTED,   /* blocks of numbers in which some were posted then */
	LEAD_ALL
};

/* Names the states that are meant where none is. */
void select_query_complete(struct selection *selection);

/* What leaves the fewest, as far as that can be told. */
enum select_lead select_query_lead(const struct selection *selection);

void select_query_write(const struct selection *selection,
    enum select_lead lead, struct buffer *sql);

/* Puts the ids into temp.selected, for LEAD_GATHERED. */
const char *select_query_gather(const struct selection *selection);

#endif
