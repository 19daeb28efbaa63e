/*
 * Inside lib/store only: the connection to a file, before it is known to be a
 * store of our version.
 */
#ifndef OTKLIK_STORE_CONNECT_H
#define OTKLIK_STORE_CONNECT_H

#include "base/arena.h"
#include "base/fault.h"
#include "store/sql.h"

enum { CONNECT_APPLICATION_ID = 0x6f746b6c }; /* "otkl" */

/* Of a connection, but in the first transaction (store_begin). */
#define CONNECT_CACHE "PRAGMA cache_size = -32768;"

/*
 * The name by which SQLite finds the file of this name itself: "file:x" is an
 * address to it, and ":memory:" no file at all. The caller frees it.
 */
char *connect_name(const char *path);

/*
 * Opens a file and sets the connection up; close with store_close. With
 * SQLITE_OPEN_URI among the flags it is one that nobody changes, with
 * SQLITE_OPEN_MEMORY none: `path` is what faults call it.
 */
const struct fault *connect_open(
    struct store **store, const char *path, int flags);

/* FAULT_SYSTEM if there is a file of this name. */
const struct fault *connect_is_free(const char *path);

/* What a store is called, beside `path`, until it is whole. */
const char *connect_unnamed(const char *path, struct arena *arena);

/*
 * Gives a whole store its name, never over a file; it may keep the other one,
 * which is the caller's to remove.
 */
const struct fault *connect_give_name(const char *unnamed, const char *path);

/* Removes a file that we made, with what SQLite may have left beside it. */
void connect_remove(const char *path);

/* Makes an empty file, by us alone or not at all. */
const struct fault *connect_make_file(const char *path);

/* Opens a store of whatever version, which it tells. */
const struct fault *connect_any_version(
    struct store **store, const char *path, int *version);

#endif
