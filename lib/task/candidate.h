/*
 * Which draft a decision of the Curator is about.
 */
#ifndef OTKLIK_TASK_CANDIDATE_H
#define OTKLIK_TASK_CANDIDATE_H

#include "base/fault.h"
#include "model/decision.h"
#include "model/draft.h"
#include "task/case.h"

/*
 * The draft that waits and is meant, with its assignment. An `extend` that
 * nobody asked for gives the assignment meant and `*draft` NULL. Faults as
 * review_draft tells.
 */
const struct fault *candidate_pick(struct message_case *made,
    const struct decision *decision, struct draft **draft,
    struct assignment **assignment);

#endif
