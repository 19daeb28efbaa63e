/*
 * New messages on their way in: a second thread looks for earlier ones on the
 * same question, while the first one writes those before them and reads those
 * behind. They are written, and given out, in the order in which they came.
 */
#ifndef OTKLIK_TASK_INGEST_QUEUE_H
#define OTKLIK_TASK_INGEST_QUEUE_H

#include <stdint.h>

#include "base/fault.h"
#include "base/helper.h"
#include "model/record.h"
#include "task/ingest.h"
#include "task/intake.h"
#include "task/task.h"

struct ingest_queue;

/* Takes a message that was registered, and the record that it came in. */
typedef const struct fault *ingest_ended(
    void *context, struct message *message, struct record *record);

/* All is borrowed; the helper has a thread, or nothing is ever added. */
struct ingest_queue *ingest_queue_open(struct task *task,
    const struct ingest *ingest, struct helper *helper, ingest_ended *ended,
    void *context);

/* What was not ended is forgotten. NULL: nothing. */
void ingest_queue_close(struct ingest_queue *queue);

/*
 * The next record is of this generation: what came two before it is still
 * there, with all that hangs on it, and is so no more when this is called with
 * a third. Ends what was added that long ago.
 */
const struct fault *ingest_queue_turn(
    struct ingest_queue *queue, uint64_t generation);

/*
 * Adds the message, in the open write transaction, if it is INGEST_LATER; if it
 * is INGEST_AT_ONCE, ingest_queue_end comes before ingest_message. Faults as of
 * ingest_begin.
 */
const struct fault *ingest_queue_add(struct ingest_queue *queue,
    const struct intake_item *item, const struct record *record,
    enum ingest_begun *begun);

/* Ends all that were added: before anything else is done to the store, and
 * before its transaction ends. */
const struct fault *ingest_queue_end(struct ingest_queue *queue);

#endif
