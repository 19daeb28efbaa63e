/*
 * Whose share of a message a fact of an export concerns. What was decided here
 * stands: no export gives to a body what is refused, or what another body has
 * by a decision, before it is answered there.
 */
#ifndef OTKLIK_TASK_IMPORT_SHARE_H
#define OTKLIK_TASK_IMPORT_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "store/steps.h"
#include "task/case.h"
#include "task/intake.h"
#include "task/region.h"

/* The work on one item: what is known of the message already. */
struct import {
	struct message_case *made;
	const struct intake_item *item;
	const struct region *region;
	struct steps_event *known;
	size_t known_count;
	bool newer; /* the item is not older than what is known */
};

/* When the row was last true; never to come. */
int64_t import_share_told_at(const struct import *import);

/* True if the event is a fact, and not what an export says of the message. */
bool import_share_is_fact(const struct steps_event *event);

/*
 * True if somebody here has ended the message: refused it, put it out of
 * scope, closed it or answered it (A1-1.2, A1-14, E03, E19).
 */
bool import_share_is_settled(const struct import *import);

/* True if what it got there at an instant is the share it has, or had, here. */
bool import_share_has_its_own(
    const struct import *import, const char *body, int64_t at);

/* True if a body that got it there at an instant gets a share of it here. */
bool import_share_may_give(
    const struct import *import, const char *body, int64_t at);

/*
 * Gives it. Who had it before makes way; a body that an older export tells of
 * has made way, or answered, long since.
 */
const struct fault *import_share_give(struct import *import, const char *body,
    int64_t at, struct assignment **assignment);
const struct fault *import_share_retire(
    struct import *import, struct assignment *assignment);

/*
 * The share in which a body did something at an instant; NULL: none. What it
 * did there before it got the message here, but since it got it there, is
 * taken for the share it has here.
 */
struct assignment *import_share_at(
    const struct import *import, const char *body, int64_t at);

/*
 * The message is finished there: the share of the body that answered, or had
 * it last, is posted, and with a lead's those of his co-executors. Others end
 * without a verdict: the answer is not theirs (RULES 6.3).
 */
const struct fault *import_share_finish(
    struct import *import, const char *body);

/*
 * A body that has handed in a draft there, after the last decision here on one
 * of its own, has it under review (E11, E23).
 */
void import_share_review(struct import *import);

#endif
