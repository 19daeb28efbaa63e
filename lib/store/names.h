/*
 * Inside lib/store only: words that come again and again (topics, places,
 * authors) are kept once and known by a number.
 *
 * A small cache of fixed size stands in front of the tables: a bulk import
 * asks for the same few words a million times.
 */
#ifndef OTKLIK_STORE_NAMES_H
#define OTKLIK_STORE_NAMES_H

#include <stdint.h>

#include "base/fault.h"
#include "store/store.h"

struct names;

/* Number of a label, made if it is new; NULL gives FIELD_NONE. */
const struct fault *names_label(
    struct store *store, const char *text, int64_t *label);

/* Number of an author; without identity and name FIELD_NONE. */
const struct fault *names_author(struct store *store, const char *network,
    const char *author_id, const char *name, int64_t *author);

/* The number of an author was read from the table: he is going to be asked for.
 */
void names_learn_author(struct store *store, const char *network,
    const char *author_id, const char *name, int64_t author);

/* Forgets the cache: what was made in this transaction was rolled back. */
void names_forget(struct names *names);
void names_close(struct names *names);

#endif
