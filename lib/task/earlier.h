/*
 * What was considered earlier: the message that another one repeats (A1-10.1),
 * the answers after which a question is refused (A1-14.2). Guards of decisions;
 * nothing is changed.
 */
#ifndef OTKLIK_TASK_EARLIER_H
#define OTKLIK_TASK_EARLIER_H

#include <stdint.h>

#include "base/fault.h"
#include "model/decision.h"
#include "task/case.h"

/*
 * E31: may the message be linked as a repeat of that one? FAULT_STATE unless it
 * is answered or interim_posted, FAULT_INPUT if there is none of that number or
 * it was detected later.
 */
const struct fault *earlier_check_linked(struct message_case *made, int64_t id);

/*
 * E07, A1-14.2: all three conditions of a refusal as repeated. The answers, as
 * many as I-36 asks for, each of another message of the same author detected no
 * later, are those in the field `earlier` of the record; that nothing is new is
 * the Curator's statement in the note. FAULT_INPUT says what is missing.
 */
const struct fault *earlier_check_answers(struct message_case *made,
    const struct decision *decision, const struct record *record);

#endif
