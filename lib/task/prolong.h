/*
 * Terms longer than the two hours: asked for, granted, prolonged (A1-6.2b,
 * A1-6.3, E12, E13, E16).
 */
#ifndef OTKLIK_TASK_PROLONG_H
#define OTKLIK_TASK_PROLONG_H

#include "base/fault.h"
#include "base/term.h"
#include "task/case.h"

/*
 * Reads the term in a field of a record. FAULT_INPUT if it is none, or over
 * what the table terms allows this body for full_hours or full_days.
 */
const struct fault *prolong_read(struct message_case *made,
    const struct assignment *assignment, const char *field, const char *text,
    struct term *term);

/* FAULT_INPUT if it is in days and no measures are described (A1-6.3). */
const struct fault *prolong_check_measures(
    const char *field, struct term term, const char *measures);

/*
 * May the term that runs be prolonged to this one? FAULT_STATE if it would not
 * be longer, or if the one that runs had ended at the instant `asked` (I-18).
 * An outage that is open has not let it end.
 */
const struct fault *prolong_allow(struct message_case *made,
    const struct assignment *assignment, const char *field, struct term term,
    int64_t asked);

/*
 * Warns if the term that an event grants, whose clock was found, has ended by
 * then: it runs from the sending of the interim answer (I-16, I-61), and what
 * the Curator has waited with is not the body's fault (RULES 2.4). Open outages
 * have not let it end.
 */
void prolong_warn(struct message_case *made, const struct case_event *event);

/*
 * The measures that the body described when it asked for a term last, NULL if
 * none.
 */
const struct fault *prolong_measures(struct message_case *made,
    const struct assignment *assignment, const char **measures);

#endif
