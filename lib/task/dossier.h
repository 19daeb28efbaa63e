/*
 * The drafts of a case: those that wait for the Curator, what is handed in,
 * what is decided, what is to be posted. Nothing is written before the case is
 * settled.
 */
#ifndef OTKLIK_TASK_DOSSIER_H
#define OTKLIK_TASK_DOSSIER_H

#include "base/fault.h"
#include "model/draft.h"
#include "task/case.h"

/*
 * Reads the drafts that wait for the Curator into the case, once: which there
 * are, not what they say (drafts_pending).
 */
const struct fault *dossier_read(struct message_case *made);

/* The assignment that a draft of this message belongs to. */
struct assignment *dossier_owner(
    struct message_case *made, const struct draft *draft);

/*
 * Makes the draft that is handed in now: the next version of its kind, by the
 * actor. `draft` comes with what it says; it gets the rest. What waited of its
 * kind is replaced by it, but a query stands beside others.
 */
const struct fault *dossier_hand_in(struct message_case *made,
    const struct assignment *assignment, enum draft_kind kind,
    struct draft *draft);

/* Decides on a draft: what (msg-approve's decision), by the actor, now. */
void dossier_decide(
    struct message_case *made, struct draft *draft, const char *decided);

/*
 * Says what an event does to a draft: its digest, kind and version, and for a
 * query which one it is.
 */
void dossier_tell(struct case_event *event, const struct draft *draft);

/*
 * Writes the drafts, after the assignments. A draft that nobody can decide on
 * any more, since its assignment or its message has moved on, is withdrawn;
 * so is the posting of what an ended assignment had approved.
 */
const struct fault *dossier_settle(struct message_case *made);

#endif
