/*
 * Alerts (A1-17, E30): what is socially significant and surges, found by index,
 * numbered, reported once, delivered.
 */
#ifndef OTKLIK_TASK_ALERT_H
#define OTKLIK_TASK_ALERT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "model/alert.h"
#include "task/task.h"

struct alert_issue;

/*
 * What was flagged, or happened, from the instant `since`; FIELD_NONE: all
 * messages, surges of this day and the six before. FAULT_DENIED unless the
 * actor is curator or system; FAULT_USAGE if `since` is over a year ago.
 */
const struct fault *alert_open(
    struct alert_issue **issue, struct task *task, int64_t since);

/*
 * Issues the next one, in the write transaction, which it begins: messages by
 * number, then surges by day. `*more` is false after the last. What it gives
 * lives until the next call. The caller may commit between two calls: what
 * others issued meanwhile is not issued again.
 */
const struct fault *alert_next(
    struct alert_issue *issue, struct alert *alert, bool *more);

void alert_close(struct alert_issue *issue);

/* One by its number; FAULT_INPUT if there is none. */
const struct fault *alert_get(
    struct task *task, int64_t number, struct alert *alert);

/*
 * Records that one was sent to an addressee (E30); faults are those of
 * task/sending.h. Again at the same instant changes nothing.
 */
const struct fault *alert_send(struct task *task, int64_t number,
    const char *addressee, int64_t at, struct alert *alert);

/* The letter that tells it, in Russian. Lines end with a newline. */
void alert_letter(
    struct task *task, const struct alert *alert, struct buffer *letter);

#endif
