/*
 * Inside lib/store only: has what was committed copied from the write-ahead log
 * into the file. Many megabytes are copied by a thread with a connection of its
 * own, beside the writer; little, as most programs write, by sqlite3_close.
 */
#ifndef OTKLIK_STORE_CHECKPOINT_H
#define OTKLIK_STORE_CHECKPOINT_H

#include <sqlite3.h>

struct checkpoint;

/* Looks after each commit of the connection; both arguments are borrowed. */
struct checkpoint *checkpoint_open(sqlite3 *db, const char *path);

/* Before the connection is closed: ends the thread. NULL: nothing. */
void checkpoint_close(struct checkpoint *checkpoint);

#endif
