#include "base/text.h"
#include "task/case.h"

struct assignment *
case_find(struct message_case *made, const char *body)
{
	size_t i = made->assignment_count;

	while (i-- > 0)
		if (assignment_is_live(&made->assignments[i]) &&
		    text_equal(made->assignments[i].body, body))
			return &made->assignments[i];
	return NULL;
}

size_t
case_live_count(const struct message_case *made)
{
	size_t i, count = 0;

	for (i = 0; i < made->assignment_count; i++)
		count += assignment_is_live(&made->assignments[i]);
	return count;
}

/* The live assignment of a role of which there is one at most, or NULL. */
static struct assignment *
find_role(struct message_case *made, enum assignment_role role)
{
	size_t i;

	for (i = 0; i < made->assignment_count; i++)
		if (assignment_is_live(&made->assignments[i]) &&
		    made->assignments[i].role == role)
			return &made->assignments[i];
	return NULL;
}

struct assignment *
case_lead(struct message_case *made)
{
	return find_role(made, ROLE_LEAD);
}

struct assignment *
case_sole(struct message_case *made)
{
	return find_role(made, ROLE_SINGLE);
}

/* "minobr, minstroy": who has it now. */
static const char *
candidates(const struct message_case *made)
{
	const char *list = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count; i++) {
		const struct assignment *a = &made->assignments[i];

		if (assignment_is_live(a))
			list = list == NULL ? a->body
					    : arena_printf(made->task->arena,
						  "%s, %s", list, a->body);
	}
	return list;
}

const struct fault *
case_pick(
    struct message_case *made, const char *body, struct assignment **assignment)
{
	const char *list = candidates(made);
	size_t i;

	*assignment = NULL;
	if (list == NULL)
		return fault_new(FAULT_STATE,
		    "no body has the message now; it is %s, and by A1-4.4 "
		    "forwarded first",
		    made->message.state);
	if (body != NULL) {
		*assignment = case_find(made, body);
		if (*assignment != NULL)
			return NULL;
		return fault_new(FAULT_STATE,
		    "body: %s does not have the message now; those who "
		    "have (A1-4.4): %s",
		    body, list);
	}
	if (case_live_count(made) > 1)
		return fault_new(FAULT_STATE,
		    "body: several have the message (A1-9.1), say which: %s",
		    list);
	for (i = 0; i < made->assignment_count; i++)
		if (assignment_is_live(&made->assignments[i]))
			*assignment = &made->assignments[i];
	return NULL;
}

const struct fault *
case_assign(struct message_case *made, const char *body,
    enum assignment_role role, struct assignment **assignment)
{
	static const enum assignment_state first[] = {
	    ASSIGNMENT_RECEIVED, ASSIGNMENT_LEAD_WAIT, ASSIGNMENT_CO_RECEIVED};
	int64_t seq = 1;
	size_t i;

	if (made->assignment_count == CASE_BODIES)
		return fault_new(FAULT_STATE,
		    "a message cannot have more than %d assignments",
		    CASE_BODIES);
	for (i = 0; i < made->assignment_count; i++)
		if (made->assignments[i].seq >= seq)
			seq = made->assignments[i].seq + 1;
	*assignment = &made->assignments[made->assignment_count++];
	**assignment = (struct assignment){.assignment = FIELD_NONE,
	    .message = made->message.id,
	    .body = body,
	    .role = role,
	    .seq = seq,
	    .state = first[role],
	    .received_at = made->at,
	    .due = FIELD_NONE,
	    .last_at = made->at};
	return NULL;
}
