#include "task/candidate.h"

#include <inttypes.h>

#include "base/date.h"
#include "base/text.h"
#include "model/transition.h"
#include "store/drafts.h"
#include "task/dossier.h"

static bool
fits(const struct draft *draft, const struct decision *decision)
{
	return transition_find_draft(decision->decision, draft->kind) != NULL &&
	       (!schema_given(decision->body) ||
		   text_equal(draft->body, decision->body)) &&
	       (!schema_given(decision->draft) ||
		   text_equal(draft->draft, decision->draft));
}

/* Which of several: what they are, and the digest that names each. */
static const struct fault *
list_candidates(struct message_case *made, const struct decision *decision)
{
	struct arena *arena = made->task->arena;
	const char *list = NULL;
	size_t i;

	for (i = 0; i < made->draft_count; i++) {
		const struct draft *draft = &made->drafts[i];

		if (!fits(draft, decision))
			continue;
		list =
		    arena_printf(arena, "%s%s%s of %s, version %" PRId64 ": %s",
			list == NULL ? "" : list, list == NULL ? "" : "; ",
			draft->kind, draft->body, draft->version, draft->draft);
	}
	return fault_new(FAULT_STATE,
	    "draft: several wait for the Curator (A1-7.1), say which: %s",
	    list);
}

/* Why a digest is not one that waits: it is unknown, or was decided on. */
static const struct fault *
explain_digest(struct message_case *made, const struct decision *decision)
{
	struct task *task = made->task;
	const struct fault *fault;
	struct draft draft;
	char at[INSTANT_TEXT];
	bool found;

	fault = drafts_find(
	    task->store, decision->draft, task->arena, &draft, &found);
	if (fault != NULL)
		return fault;
	if (!found || draft.id != made->message.id)
		return fault_value(
		    "draft", "no draft of this message", decision->draft);
	if (schema_given(decision->body) &&
	    !text_equal(draft.body, decision->body))
		return fault_field(
		    "draft", "is of %s, not of %s", draft.body, decision->body);
	if (draft.decided == NULL)
		return fault_new(FAULT_STATE,
		    "%s: the draft is of kind %s, on which that is not decided "
		    "(A1-7.1)",
		    decision->decision, draft.kind);
	instant_format(draft.decided_at, task->zone, at);
	return fault_new(FAULT_STATE,
	    "draft: version %" PRId64 " of %s of %s waits no more: %s by %s at "
	    "%s (A1-7.1)",
	    draft.version, draft.kind, draft.body, draft.decided,
	    draft.decided_by, at);
}

/* Nothing that waits fits: in which state is what the decision is about? */
static const struct fault *
explain_nothing(struct message_case *made, const struct decision *decision,
    struct assignment **assignment)
{
	const char *body = schema_given(decision->body) ? decision->body : NULL;
	const struct fault *fault;

	if (body == NULL && case_live_count(made) > 1) {
		for (size_t i = 0; i < made->assignment_count; i++) {
			*assignment = &made->assignments[i];
			if (assignment_is_live(*assignment) &&
			    (fault = transition_allow_decision(
				 decision->decision, (*assignment)->body,
				 (*assignment)->state)) != NULL)
				return fault;
		}
	}
	if ((fault = case_pick(made, body, assignment)) != NULL ||
	    (fault = transition_allow_decision(decision->decision,
		 (*assignment)->body, (*assignment)->state)) != NULL)
		return fault;
	return fault_new(FAULT_STATE,
	    "%s: %s has it as %s, and nothing for that decision waits "
	    "(A1-7.1)",
	    decision->decision, (*assignment)->body,
	    assignment_state_name((*assignment)->state));
}

const struct fault *
candidate_pick(struct message_case *made, const struct decision *decision,
    struct draft **draft, struct assignment **assignment)
{
	const struct fault *fault;
	size_t i, count = 0;
	bool found;

	*draft = NULL;
	if ((fault = dossier_read(made)) != NULL)
		return fault;
	for (i = 0; i < made->draft_count; i++) {
		if (!fits(&made->drafts[i], decision))
			continue;
		*draft = &made->drafts[i];
		count++;
	}
	if (count > 1)
		return list_candidates(made, decision);
	if (count == 1) {
		*assignment = dossier_owner(made, *draft);
		return drafts_find(made->task->store, (*draft)->draft,
		    made->task->arena, *draft, &found);
	}
	if (schema_given(decision->draft))
		return explain_digest(made, decision);
	if (!text_equal(decision->decision, "extend"))
		return explain_nothing(made, decision, assignment);
	if ((fault = case_pick_from(made,
		 transition_find_draft("extend", "extension")->assignment_from,
		 schema_given(decision->body) ? decision->body : NULL,
		 assignment)) != NULL)
		return fault;
	return transition_allow_decision(
	    "extend", (*assignment)->body, (*assignment)->state);
}
