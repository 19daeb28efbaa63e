/*
 * Decisions of the Curator before and beside the work of the bodies: detect,
 * close, classify, term, out_of_scope, refuse, accept. Each takes an open case
 * and notes what happens; the caller has checked that the state allows it.
 */
#ifndef OTKLIK_TASK_TRIAGE_H
#define OTKLIK_TASK_TRIAGE_H

#include "base/fault.h"
#include "model/decision.h"
#include "task/case.h"

/* E02, A1-4.1 */
const struct fault *triage_detect(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* E03: no response is needed; a reason is given. */
const struct fault *triage_close(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* E04, E30, E31: topic, place, importance; the flag; the earlier message. */
const struct fault *triage_classify(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* E05, A1-4.3: a shorter term, which is a target (I-20). */
const struct fault *triage_term(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* E06, A1-1.2 */
const struct fault *triage_out_of_scope(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* E07, A1-14 */
const struct fault *triage_refuse(struct message_case *made,
    const struct decision *decision, const struct record *record);

/* Dismisses a proposal of the program: the message is in order. */
const struct fault *triage_accept(struct message_case *made,
    const struct decision *decision, const struct record *record);

/*
 * Sets what a decision says of topic, place and importance; for forward too.
 * Unknown topics and places are warned of, an importance that is not of the
 * scale is refused.
 */
const struct fault *triage_set_class(
    struct message_case *made, const struct decision *decision);

#endif
