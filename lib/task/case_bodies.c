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

/* "minobr", then "minobr, minstroy". */
static const char *
list_body(
    struct message_case *made, const char *list, const struct assignment *a)
{
	if (list == NULL)
		return a->body;
	return arena_printf(made->task->arena, "%s, %s", list, a->body);
}

/* Who has it now. */
static const char *
candidates(struct message_case *made)
{
	const char *list = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count; i++)
		if (assignment_is_live(&made->assignments[i]))
			list = list_body(made, list, &made->assignments[i]);
	return list;
}

static const struct fault *
say_which(const char *list)
{
	return fault_new(FAULT_STATE,
	    "body: several have the message (A1-9.1), say which: %s", list);
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
		    "body: no body has the message now; it is %s, and by "
		    "A1-4.4 forwarded first",
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
		return say_which(list);
	for (i = 0; i < made->assignment_count; i++)
		if (assignment_is_live(&made->assignments[i]))
			*assignment = &made->assignments[i];
	return NULL;
}

/*
 * Could a decision be about this assignment: one that is live, or the last of
 * a body whose part was returned and is missing to a lead?
 */
static bool
is_open(struct message_case *made, const struct assignment *a)
{
	const struct assignment *last =
	    &made->assignments[made->assignment_count - 1];

	if (assignment_is_live(a))
		return true;
	while (last > a && !text_equal(last->body, a->body))
		last--;
	return last == a && a->state == ASSIGNMENT_RETURNED &&
	       a->role == ROLE_CO && case_lead(made) != NULL;
}

const struct fault *
case_pick_from(struct message_case *made, unsigned from, const char *body,
    struct assignment **assignment)
{
	const char *list = NULL;
	size_t i, count = 0;

	for (i = 0; i < made->assignment_count; i++) {
		struct assignment *a = &made->assignments[i];

		if ((from & 1u << a->state) == 0 || !is_open(made, a) ||
		    (body != NULL && !text_equal(a->body, body)))
			continue;
		*assignment = a;
		list = list_body(made, list, a);
		count++;
	}
	if (count == 1)
		return NULL;
	return count > 1 ? say_which(list) : case_pick(made, body, assignment);
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
