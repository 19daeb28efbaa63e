#include "model/assignment.h"

#include "base/text.h"

static const char *const state_names[ASSIGNMENT_STATES] = {"received",
    "co_received", "lead_wait", "lead_drafting", "full_review",
    "interim_review", "full_rework", "interim_rework", "info_review",
    "info_rework", "info_approved", "extended", "approved", "posted",
    "returned", "recalled", "waived"};

static const char *const role_names[] = {"single", "lead", "co"};

const char *
assignment_state_name(enum assignment_state state)
{
	return state_names[state];
}

bool
assignment_state_parse(const char *name, enum assignment_state *state)
{
	int i;

	for (i = 0; i < ASSIGNMENT_STATES; i++) {
		if (text_equal(name, state_names[i])) {
			*state = (enum assignment_state)i;
			return true;
		}
	}
	return false;
}

const char *
assignment_role_name(enum assignment_role role)
{
	return role_names[role];
}

bool
assignment_role_parse(const char *name, enum assignment_role *role)
{
	int i;

	for (i = 0; i < 3; i++) {
		if (text_equal(name, role_names[i])) {
			*role = (enum assignment_role)i;
			return true;
		}
	}
	return false;
}

bool
assignment_is_live(const struct assignment *assignment)
{
	return assignment->state < ASSIGNMENT_POSTED;
}
