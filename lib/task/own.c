#include "task/own.h"

/* The shares of the actor's bodies, and those from which it could start. */
struct own {
	struct assignment *any, *fit; /* the last one of each */
	size_t any_count, fit_count;
	const char *bodies; /* all that have the message; NULL: none */
};

static const struct fault *
find_own(struct message_case *made, const struct transition *transition,
    struct own *own)
{
	struct arena *arena = made->task->arena;
	const struct fault *fault = NULL;
	size_t i;
	bool has;

	*own = (struct own){0};
	for (i = 0; i < made->assignment_count && fault == NULL; i++) {
		struct assignment *a = &made->assignments[i];

		if (!assignment_is_live(a))
			continue;
		fault = task_has_body(made->task, "executor", a->body, &has);
		own->bodies =
		    own->bodies == NULL
			? a->body
			: arena_printf(arena, "%s, %s", own->bodies, a->body);
		if (fault != NULL || !has)
			continue;
		own->any = a;
		own->any_count++;
		if ((transition->assignment_from & 1u << a->state) != 0) {
			own->fit = a;
			own->fit_count++;
		}
	}
	return fault;
}

const struct fault *
own_pick(struct message_case *made, const struct transition *transition,
    const char *body, struct assignment **assignment)
{
	const struct fault *fault;
	struct own own;

	if ((fault = find_own(made, transition, &own)) != NULL)
		return fault;
	if (body == NULL && own.bodies != NULL && own.any_count == 0)
		return task_allow_body(made->task, "executor", own.bodies);
	if (body == NULL && own.fit_count == 1)
		*assignment = own.fit;
	else if (body == NULL && own.any_count == 1)
		*assignment = own.any;
	else if ((fault = case_pick(made, body, assignment)) != NULL)
		return fault;
	return task_allow_body(made->task, "executor", (*assignment)->body);
}
