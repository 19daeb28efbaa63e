/*
 * One run of the publisher: posts what is approved and due, settles what
 * nobody knows about, and records what happened (A1-7.2).
 *
 * An attempt is committed before it is sent, its outcome before it is
 * reported, and no transaction is open while a network is talked to. So a
 * publisher that dies leaves `sending` behind; what has been that for longer
 * than a call can take becomes unknown, and is settled by reading the thread
 * back or by a person, never by posting once more. Any number of publishers
 * may run at once.
 */
#ifndef OTKLIK_TASK_PUBLISH_H
#define OTKLIK_TASK_PUBLISH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/publication.h"
#include "model/value.h"
#include "task/task.h"

struct publish;

/*
 * Begins a run over the accounts of a file (network/config.h); `reader` reads
 * JSON. With a dry run nothing is sent and nothing kept. FAULT_DENIED unless
 * the actor is system or curator.
 */
const struct fault *publish_open(struct publish **publish, struct task *task,
    const char *path, value_reader *reader);
void publish_close(struct publish *publish);

/* Goes over the outbox from its begin: of one message, or of all
 * (FIELD_NONE). */
void publish_begin(struct publish *publish, int64_t message);

/*
 * Does the next thing that is due and tells what became of it; `*more` is
 * false if nothing is left to do now. It lives in the task's arena, which is
 * reset. `wall` is what the machine's clock shows, in milliseconds.
 */
const struct fault *publish_next(struct publish *publish, int64_t wall,
    struct publication *done, bool *more);

/* How often something was sent in this run, or would have been. */
int64_t publish_count(const struct publish *publish);

/* True if it has been sending for longer than a call can take. */
bool publish_is_lost(const struct publication *publication, int64_t now);

#endif
