/*
 * RULES 2.3 told a second time, plainly, for the drafts of a message: is an
 * event legal, and what becomes of it. The tests hold lib/task to it.
 */
#ifndef OTKLIK_TESTS_TELLING_H
#define OTKLIK_TESTS_TELLING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "model/assignment.h"
#include "model/draft.h"

enum { MOST = 256 };

/* A share in the message, as this telling of the rules sees it. */
struct share {
	int body;
	enum assignment_role role;
	enum assignment_state state;
	enum draft_kind waits; /* DRAFT_KINDS: nothing for review waits */
	bool extension;	       /* a request for a longer term waits */
	int queries;	       /* that wait */
	int hours;	       /* granted; 0: none */
	int interims;	       /* approved, not posted yet */
	bool open;	       /* returned, and nobody has got it since */
};

struct story {
	const char *state; /* of the message */
	struct share shares[MOST];
	int count;
};

static bool
is_live(const struct share *share)
{
	return share->state < ASSIGNMENT_POSTED;
}

static struct share *
share_of(struct story *story, int body)
{
	for (int i = story->count - 1; i >= 0; i--)
		if (story->shares[i].body == body && is_live(&story->shares[i]))
			return &story->shares[i];
	return NULL;
}

/* A part that was returned while another leads. */
static struct share *
returned_of(struct story *story, int body)
{
	struct share *found = NULL;
	bool led = false;

	for (int i = 0; i < story->count; i++) {
		struct share *share = &story->shares[i];

		led |= is_live(share) && share->role == ROLE_LEAD;
		if (share->body == body && share->role == ROLE_CO &&
		    share->state == ASSIGNMENT_RETURNED)
			found = share;
	}
	return led ? found : NULL;
}

static bool
at_work(const struct story *story)
{
	return text_equal(story->state, "in_work") ||
	       text_equal(story->state, "interim_posted");
}

static bool
is_one_of(enum assignment_state state, const enum assignment_state *list)
{
	for (; *list != ASSIGNMENT_STATES; list++)
		if (*list == state)
			return true;
	return false;
}

#define ONE_OF(state, ...)                                                     \
	is_one_of(state,                                                       \
	    (const enum assignment_state[]){__VA_ARGS__, ASSIGNMENT_STATES})

static bool
infos_are_complete(const struct story *story)
{
	for (int i = 0; i < story->count; i++)
		if (is_live(&story->shares[i]) &&
		    story->shares[i].role == ROLE_CO &&
		    story->shares[i].state != ASSIGNMENT_INFO_APPROVED)
			return false;
	return true;
}

/* E26: the lead that waits goes to work. */
static void
wake_lead(struct story *story)
{
	for (int i = 0; i < story->count; i++)
		if (story->shares[i].state == ASSIGNMENT_LEAD_WAIT &&
		    infos_are_complete(story))
			story->shares[i].state = ASSIGNMENT_LEAD_DRAFTING;
}

static void
end(struct story *story, struct share *share, enum assignment_state state)
{
	bool live = false;

	share->state = state;
	share->open = state == ASSIGNMENT_RETURNED;
	share->waits = DRAFT_KINDS;
	share->extension = false;
	share->queries = share->interims = 0;
	for (int i = 0; i < story->count; i++)
		live |= is_live(&story->shares[i]);
	if (!live)
		story->state = "returned";
	/* After a return the Curator says who takes it, or goes without. */
	if (state != ASSIGNMENT_RETURNED)
		wake_lead(story);
}

/* E11, E12, E21, E23: may it be handed in, and what then? */
static bool
expect_submit(struct story *story, struct share *share, enum draft_kind kind,
    int asks, bool worded)
{
	bool worded_or_free = worded || kind == DRAFT_EXTENSION;

	if (!at_work(story) || share == NULL || !worded_or_free)
		return false;
	switch (kind) {
	case DRAFT_ANSWER:
		if (!ONE_OF(share->state, ASSIGNMENT_RECEIVED,
			ASSIGNMENT_EXTENDED, ASSIGNMENT_FULL_REWORK,
			ASSIGNMENT_LEAD_DRAFTING, ASSIGNMENT_FULL_REVIEW) ||
		    (share->role == ROLE_LEAD && !infos_are_complete(story)))
			return false;
		share->state = ASSIGNMENT_FULL_REVIEW;
		share->extension = false;
		break;
	case DRAFT_INTERIM:
		if (!ONE_OF(share->state, ASSIGNMENT_RECEIVED,
			ASSIGNMENT_LEAD_WAIT, ASSIGNMENT_LEAD_DRAFTING,
			ASSIGNMENT_INTERIM_REWORK, ASSIGNMENT_FULL_REWORK,
			ASSIGNMENT_INTERIM_REVIEW) ||
		    asks > 8)
			return false;
		share->state = ASSIGNMENT_INTERIM_REVIEW;
		break;
	case DRAFT_INFO:
		if (!ONE_OF(share->state, ASSIGNMENT_CO_RECEIVED,
			ASSIGNMENT_INFO_REWORK, ASSIGNMENT_INFO_REVIEW))
			return false;
		share->state = ASSIGNMENT_INFO_REVIEW;
		break;
	case DRAFT_QUERY:
		if (share->state == ASSIGNMENT_APPROVED)
			return false;
		share->queries++;
		return true;
	default:
		if (share->state != ASSIGNMENT_EXTENDED ||
		    asks <= share->hours || asks > 8)
			return false;
		share->extension = true;
		return true;
	}
	share->waits = kind;
	return true;
}

/* E13 to E18, E22, E24, E25. */
static bool
expect_decide(struct story *story, struct share *share, const char *decision,
    int hours, bool commented)
{
	if (!at_work(story) || share == NULL)
		return false;
	if (text_equal(decision, "extend")) {
		if (share->state != ASSIGNMENT_EXTENDED ||
		    hours <= share->hours || hours > 8)
			return false;
		share->hours = hours;
		share->extension = false;
		return true;
	}
	if (text_equal(decision, "answer")) {
		if (share->queries != 1 || !commented)
			return false;
		share->queries = 0;
		return true;
	}
	if (text_equal(decision, "refuse_term")) {
		if (!commented ||
		    (share->waits != DRAFT_INTERIM && !share->extension))
			return false;
		if (!share->extension)
			share->state = ASSIGNMENT_FULL_REWORK;
		share->extension = false;
	} else if (text_equal(decision, "rework")) {
		static const enum assignment_state to[] = {
		    ASSIGNMENT_FULL_REWORK, ASSIGNMENT_INTERIM_REWORK,
		    ASSIGNMENT_INFO_REWORK};

		if (!commented || share->waits == DRAFT_KINDS)
			return false;
		share->state = to[share->waits];
	} else {
		static const enum assignment_state to[] = {ASSIGNMENT_APPROVED,
		    ASSIGNMENT_EXTENDED, ASSIGNMENT_INFO_APPROVED};

		if (share->waits == DRAFT_KINDS ||
		    (share->waits == DRAFT_INTERIM && hours > 8) ||
		    (share->waits == DRAFT_ANSWER && share->role == ROLE_LEAD &&
			!infos_are_complete(story)))
			return false;
		share->state = to[share->waits];
		if (share->waits == DRAFT_INTERIM) {
			share->hours = hours;
			share->interims++;
		}
		wake_lead(story);
	}
	share->waits = DRAFT_KINDS;
	return true;
}

/* Return, recall, waiver: from these states, with a reason. */
static bool
expect_withdraw(struct story *story, struct share *share,
    enum assignment_state to, bool reasoned)
{
	bool may;

	if (!at_work(story) || share == NULL || !reasoned)
		return false;
	if (to == ASSIGNMENT_RETURNED)
		may = ONE_OF(share->state, ASSIGNMENT_RECEIVED,
		    ASSIGNMENT_CO_RECEIVED, ASSIGNMENT_LEAD_WAIT);
	else if (to == ASSIGNMENT_WAIVED)
		may = ONE_OF(share->state, ASSIGNMENT_CO_RECEIVED,
		    ASSIGNMENT_INFO_REVIEW, ASSIGNMENT_INFO_REWORK,
		    ASSIGNMENT_RETURNED);
	else
		may = share->state != ASSIGNMENT_APPROVED;
	if (may)
		end(story, share, to);
	return may;
}

/* E19: the kind that is posted next; DRAFT_KINDS: nothing is to be. */
static enum draft_kind
expect_post(struct story *story)
{
	for (int i = 0; i < story->count; i++) {
		struct share *share = &story->shares[i];

		if (share->interims > 0) {
			share->interims--;
			if (text_equal(story->state, "in_work"))
				story->state = "interim_posted";
			return DRAFT_INTERIM;
		}
		if (share->state == ASSIGNMENT_APPROVED) {
			share->state = ASSIGNMENT_POSTED;
			story->state = "answered";
			return DRAFT_ANSWER;
		}
	}
	return DRAFT_KINDS;
}

#endif
