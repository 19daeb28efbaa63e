/*
 * Forwarding to the competent bodies, and naming another lead.
 */
#ifndef OTKLIK_TASK_FORWARD_H
#define OTKLIK_TASK_FORWARD_H

#include "base/fault.h"
#include "model/decision.h"
#include "task/case.h"

/*
 * E08, E10 (A1-4.4, A1-9.1, A1-9.2, A3-8.4): one assignment and one event for
 * each body of `to`, in their order, all told who the others are and who
 * leads. Several bodies need exactly one lead; a body that had the message
 * before needs a reason (I-28); what is not classified is warned of.
 */
const struct fault *forward_message(struct message_case *made,
    const struct decision *decision, const struct record *record);

/*
 * E32: `body` leads from now on, be it at work already or new; the lead there
 * was is recalled.
 */
const struct fault *forward_lead(struct message_case *made,
    const struct decision *decision, const struct record *record);

/*
 * The first live co-executor whose information is not approved yet; NULL: there
 * is none, the lead has all he waits for (A1-9.6).
 */
const struct assignment *forward_outstanding(const struct message_case *made);

/*
 * E26: the lead goes to work when every live co-executor's information is
 * approved; one who works already, on an interim answer or in the longer term
 * it gave him, goes on as he was. Called when that may have become true; notes
 * it if so.
 */
const struct fault *forward_to_lead(struct message_case *made);

#endif
