/*
 * Inside lib/store only: which keys messages have, known by their hashes, so
 * that of a new one the table need not be asked. The set may hold keys that are
 * nobody's (of what was rolled back), never lack one.
 *
 * It is made when so many keys were asked for that it pays, and given up when
 * it becomes too large.
 */
#ifndef OTKLIK_STORE_KEYS_H
#define OTKLIK_STORE_KEYS_H

#include <stdbool.h>

#include "base/fault.h"
#include "store/store.h"

struct keys;

/*
 * `*may` is false if there is surely no message with that key, in the open
 * write transaction.
 */
const struct fault *keys_ask(
    struct store *store, const char *network, const char *key, bool *may);

/* A message with that key was inserted, or will be before the commit. */
void keys_add(struct store *store, const char *network, const char *key);

/* What was added is committed. */
void keys_settle(struct store *store);

void keys_close(struct keys *keys);

#endif
