/*
 * A second thread that helps the first with what several modules have to do:
 * reading ahead, writing behind. Each registers a function that does one piece;
 * the thread calls them in turn and sleeps when none has anything to do.
 *
 * One thread for all of them, as two cores are what there is at the least: a
 * third would take the place of one that the first waits for.
 */
#ifndef OTKLIK_BASE_HELPER_H
#define OTKLIK_BASE_HELPER_H

#include <stdbool.h>

struct helper;

/*
 * Does one piece of work, in the thread; false if there is none. `urgent`: only
 * if the first thread will soon have to wait for it.
 */
typedef bool helper_work(void *context, bool urgent);

/* No thread is made before helper_start. */
struct helper *helper_open(void);

/* Ends the thread; nobody may be registered any more. NULL: nothing. */
void helper_close(struct helper *helper);

/* Makes the thread, unless there is one; false if it cannot be had. */
bool helper_start(struct helper *helper);

/* Registers somebody, who is known by his context; there is room for few. */
void helper_add(struct helper *helper, helper_work *work, void *context);

/* Returns when the thread is not with him and will be no more. */
void helper_remove(struct helper *helper, const void *context);

/* There is work that there was not before. */
void helper_wake(struct helper *helper);

#endif
