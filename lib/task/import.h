/*
 * Facts of an export into the case of a message: no transitions, but what a
 * foreign system says has happened (RULES 2.3).
 */
#ifndef OTKLIK_TASK_IMPORT_H
#define OTKLIK_TASK_IMPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "task/case.h"
#include "task/intake.h"

/*
 * Notes each fact of the item that the message does not have yet as an event
 * `imported`, and what follows from all of them: a finished message becomes
 * answered, an assigned one in_work, any other detected. Facts that an older
 * export adds to a newer one change nothing of that. Where somebody decided
 * here, his decision stands (task/import_share.h): facts of a body that has the
 * message here are taken for its own, and an answer there is an answer, which
 * ends all that runs. An unknown body keeps the name it has there. With
 * `detect` a message that nobody has yet is left to the Curator's own
 * detection. Nothing is written; case_settle does that.
 */
const struct fault *import_facts(
    struct message_case *made, const struct intake_item *item, bool detect);

/*
 * True if the message is detected by an export alone, and nobody has it: the
 * Curator may still make the detection his, and the term for forwarding it
 * begins to run (A1-4.1, A1-4.4).
 */
const struct fault *import_waits(struct message_case *made, bool *waits);

/*
 * Instant of the latest fact the message has from an export, FIELD_NONE if it
 * has none: an export whose version is earlier is older.
 */
const struct fault *import_version(
    struct task *task, int64_t message, int64_t *version);

#endif
