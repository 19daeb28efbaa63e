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
	int found = text_find(state_names, ASSIGNMENT_STATES, name);

	if (found >= 0)
		*state = (enum assignment_state)found;
	return found >= 0;
}

const char *
assignment_role_name(enum assignment_role role)
{
	return role_names[role];
}

bool
assignment_role_parse(const char *name, enum assignment_role *role)
{
	int found = text_find(role_names, 3, name);

	if (found >= 0)
		*role = (enum assignment_role)found;
	return found >= 0;
}

bool
assignment_is_live(const struct assignment *assignment)
{
	return assignment->state < ASSIGNMENT_POSTED;
}
