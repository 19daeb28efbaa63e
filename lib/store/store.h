/*
 * The store: one SQLite file, written by many processes at once.
 *
 * WAL, synchronous FULL. Every write transaction begins with BEGIN IMMEDIATE,
 * so that what was read in it is still true when it is written. A store that
 * stays locked for ten seconds is FAULT_BUSY.
 */
#ifndef OTKLIK_STORE_STORE_H
#define OTKLIK_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct store;
struct zone;

/* The version of the schema that this program reads and writes. */
int store_version(void);

/*
 * Makes a new store with the newest schema and leaves it open, its first
 * write transaction begun. It stands beside `path` under a name of its own
 * until store_settle; a store closed before that leaves nothing behind.
 * FAULT_SYSTEM if the file exists or cannot be made.
 */
const struct fault *store_create(struct store **store, const char *path);

/*
 * Commits a new store, closes it and gives it its name, all at once: a file of
 * that name is a whole store or is not there. FAULT_SYSTEM if somebody else
 * was faster.
 */
const struct fault *store_settle(struct store *store);

/*
 * Opens a store. FAULT_SYSTEM if there is no such file (it is never made),
 * FAULT_SCHEMA if it is none or its version is not ours (both are named).
 */
const struct fault *store_open(struct store **store, const char *path);

/*
 * Opens the same once more, only to be read: for another thread, which sees what
 * was committed. It holds little of it in memory.
 */
const struct fault *store_open_beside(
    struct store **beside, const struct store *store);

/* Closes; an open transaction is rolled back. NULL does nothing. */
void store_close(struct store *store);

/*
 * Brings an older store to the newest schema, one transaction a step; sets the
 * versions before and after. FAULT_SCHEMA if the file is newer than we are.
 * Without `keep` it is only tried: all steps in one transaction, rolled back.
 */
const struct fault *store_upgrade(
    const char *path, bool keep, int *from, int *to);

/*
 * The store's zone (setting `timezone`), opened at the first call; borrowed.
 * FAULT_INPUT if the setting is missing or names no zone.
 */
const struct fault *store_zone(struct store *store, const struct zone **zone);

/* Begins the write transaction unless it is open already. */
const struct fault *store_begin(struct store *store);
/* True while it is open. */
bool store_is_writing(const struct store *store);
/*
 * The number of the write transaction begun last, counted from 1 in this run:
 * what others wrote may be seen anew when it has changed.
 */
int64_t store_transaction(const struct store *store);

/*
 * Writes what waits to be written with more of its kind, in the open write
 * transaction. Every function of the store that reads does so itself, unless
 * its header says otherwise.
 */
const struct fault *store_write_waiting(struct store *store);

/* Ends it, if there is one. After a failed commit it is rolled back. */
const struct fault *store_commit(struct store *store);
void store_rollback(struct store *store);

/*
 * Inside the write transaction: what is written after store_mark stays with
 * store_keep and is undone by store_undo, as if nothing had happened since. For
 * an act of several writes that may yet be refused.
 */
const struct fault *store_mark(struct store *store);
const struct fault *store_keep(struct store *store);
const struct fault *store_undo(struct store *store);

/*
 * From now on every statement ends with the fault of store_stopped soon after
 * `*stop` is no longer 0: for long reads, which are no batch to be finished.
 * NULL: no more.
 */
void store_heed(struct store *store, const volatile int *stop);

/*
 * Ends what SQLite does as one step, as the check of its pages; after
 * store_heed, and with `*stop` set. A signal handler may call it.
 */
void store_interrupt(struct store *store);

/* FAULT_SYSTEM "stopped by a signal" if it was, else NULL. */
const struct fault *store_stopped(const struct store *store);

/* Copies the whole store while others go on writing. The file must be new. */
const struct fault *store_backup(struct store *store, const char *path);

/* Could that file be made? It is not there afterwards. */
const struct fault *store_try_backup(const char *path);

/*
 * Asks SQLite itself about the file: pages, indexes, foreign keys. `*problem`
 * is NULL or the first problem's sentence, which lives in the arena.
 */
const struct fault *store_check(
    struct store *store, struct arena *arena, const char **problem);

/* Only the last of them: each reference has its row. */
const struct fault *store_check_references(
    struct store *store, struct arena *arena, const char **problem);

#endif
