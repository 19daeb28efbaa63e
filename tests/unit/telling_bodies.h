/*
 * RULES 2.3 told a second time: who gets the message, first or later, and who
 * leads. See telling.h.
 */
#ifndef OTKLIK_TESTS_TELLING_BODIES_H
#define OTKLIK_TESTS_TELLING_BODIES_H

#include "telling.h"

/* Somebody takes up what was returned: T-REFWD stops. */
static void
take_up(struct story *story)
{
	for (int i = 0; i < story->count; i++)
		story->shares[i].open = false;
}

/* Adds a share of a body that gets the message now. */
static struct share *
add_share(struct story *story, int body, enum assignment_role role)
{
	static const enum assignment_state first[] = {
	    ASSIGNMENT_RECEIVED, ASSIGNMENT_LEAD_WAIT, ASSIGNMENT_CO_RECEIVED};
	struct share *share = &story->shares[story->count++];

	*share = (struct share){.body = body,
	    .waits = DRAFT_KINDS,
	    .role = role,
	    .state = first[role]};
	return share;
}

/* The live share of a role; NULL: nobody's. */
static struct share *
share_with(struct story *story, enum assignment_role role)
{
	for (int i = 0; i < story->count; i++)
		if (is_live(&story->shares[i]) && story->shares[i].role == role)
			return &story->shares[i];
	return NULL;
}

static int
count_live(const struct story *story)
{
	int count = 0;

	for (int i = 0; i < story->count; i++)
		count += is_live(&story->shares[i]);
	return count;
}

/*
 * E32: a co-executor leads from now on, or a body that never had the message;
 * of a body that has it alone there is no lead to be replaced.
 */
static bool
expect_lead(struct story *story, int body)
{
	struct share *share = share_of(story, body);
	struct share *old = share_with(story, ROLE_LEAD);

	if (!at_work(story) || count_live(story) == 0 ||
	    share_with(story, ROLE_SINGLE) != NULL ||
	    (share != NULL && share->role != ROLE_CO) ||
	    (old != NULL && old->state == ASSIGNMENT_APPROVED))
		return false;
	for (int i = 0; share == NULL && i < story->count; i++)
		if (story->shares[i].body == body)
			return false; /* again only with a reason (I-28) */
	if (old != NULL) {
		old->state = ASSIGNMENT_RECALLED;
		old->waits = DRAFT_KINDS;
		old->interims = 0;
	}
	take_up(story);
	if (share == NULL)
		share = add_share(story, body, ROLE_LEAD);
	share->role = ROLE_LEAD;
	share->state = ASSIGNMENT_LEAD_WAIT;
	share->waits = DRAFT_KINDS;
	wake_lead(story);
	return true;
}

/* E08, E10: is it in a state to be forwarded, for the first time or again? */
static bool
may_be_forwarded(const struct story *story)
{
	bool returned = false;

	for (int i = 0; i < story->count; i++)
		returned |= story->shares[i].open;
	return text_equal(story->state, "detected") ||
	       text_equal(story->state, "returned") ||
	       text_equal(story->state, "in_work") ||
	       (text_equal(story->state, "interim_posted") && returned);
}

/* A1-9.1: exactly one lead of several, none beside who has it alone. */
static bool
leads_well(struct story *story, int count, int lead)
{
	const struct share *old = share_with(story, ROLE_LEAD);

	if (share_with(story, ROLE_SINGLE) != NULL ||
	    (old != NULL && old->state == ASSIGNMENT_APPROVED))
		return false;
	if (lead >= 0)
		return old == NULL;
	return old != NULL || count + count_live(story) == 1;
}

/* E08, E10: to these bodies; `lead` -1: none is named. */
static bool
expect_forward(struct story *story, unsigned bodies, int lead, int most)
{
	bool nobody = count_live(story) == 0;
	int count = 0;

	for (int body = 0; body < most; body++) {
		if ((bodies & 1u << body) == 0)
			continue;
		count++;
		if (share_of(story, body) != NULL)
			return false;
	}
	if (count == 0 || !may_be_forwarded(story) ||
	    !leads_well(story, count, lead))
		return false;
	take_up(story);
	for (int body = 0; body < most; body++)
		if ((bodies & 1u << body) != 0)
			add_share(story, body,
			    count == 1 && nobody ? ROLE_SINGLE
			    : body == lead	 ? ROLE_LEAD
						 : ROLE_CO);
	if (!text_equal(story->state, "interim_posted"))
		story->state = "in_work";
	return true;
}

#endif
