/*
 * Inside lib/store only: the connection to a file, before it is known to be a
 * store of our version.
 */
#ifndef OTKLIK_STORE_CONNECT_H
#define OTKLIK_STORE_CONNECT_H

#include "base/fault.h"
#include "store/sql.h"

enum { CONNECT_APPLICATION_ID = 0x6f746b6c }; /* "otkl" */

/* Of a connection, but in the first transaction (store_begin). */
#define CONNECT_CACHE "PRAGMA cache_size = -32768;"

/*
 * Opens a file and sets the connection up; close with store_close. With
 * SQLITE_OPEN_URI among the flags it is one that nobody changes.
 */
const struct fault *connect_open(
    struct store **store, const char *path, int flags);

/* Removes a file that we made, with what SQLite may have left beside it. */
void connect_remove(const char *path);

/* Makes an empty file, by us alone or not at all. */
const struct fault *connect_make_file(const char *path);

/* Opens a store of whatever version, which it tells. */
const struct fault *connect_any_version(
    struct store **store, const char *path, int *version);

#endif
