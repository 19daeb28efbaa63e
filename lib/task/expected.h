/*
 * Authors whose messages are about to come: who reads records ahead says whom
 * he saw, in a thread of his own, and who asks the store for one asks for all.
 */
#ifndef OTKLIK_TASK_EXPECTED_H
#define OTKLIK_TASK_EXPECTED_H

#include <stdbool.h>
#include <stddef.h>

#include "store/sketches.h"

enum { EXPECTED_MOST = 1024 /* that wait to be taken; more are not kept */ };

struct expected;

struct expected *expected_open(void);
void expected_close(struct expected *expected); /* NULL: nothing */

/* Does it keep no more of them? Any thread, at no cost. */
bool expected_is_full(const struct expected *expected);

/* Any thread. Neither may be empty. */
void expected_put(
    struct expected *expected, const char *network, const char *author_id);

/* All that were put since it was called last, some perhaps twice; borrowed
 * until the next call. One thread. */
size_t expected_take(
    struct expected *expected, const struct sketches_author **authors);

#endif
