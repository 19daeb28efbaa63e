#include "task/decide.h"

#include <stdlib.h>

#include "base/text.h"
#include "model/schema.h"
#include "model/transition.h"
#include "task/case.h"
#include "task/forward.h"
#include "task/triage.h"
#include "task/withdraw.h"

typedef const struct fault *decision_function(struct message_case *made,
    const struct decision *decision, const struct record *record);

static const struct {
	const char *decision;
	decision_function *act;
} functions[] = {
    {"detect", triage_detect},
    {"close", triage_close},
    {"classify", triage_classify},
    {"term", triage_term},
    {"out_of_scope", triage_out_of_scope},
    {"refuse", triage_refuse},
    {"accept", triage_accept},
    {"forward", forward_message},
    {"lead", forward_lead},
    {"return", withdraw_return},
    {"recall", withdraw_recall},
    {"waive", withdraw_waive},
};

static decision_function *
find_function(const char *decision)
{
	size_t i;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		if (text_equal(functions[i].decision, decision))
			return functions[i].act;
	return NULL;
}

/*
 * A return needs an executor of the body itself, asked for when it is known;
 * all else a curator. What a rule chose a caller in the role system may
 * decide too, where auto_forward says so (RECORDS part 4).
 */
static const struct fault *
allow_actor(
    struct task *task, const struct transition *transition, bool by_rule)
{
	static const char *const curator[] = {"curator", NULL};
	static const char *const curator_or_system[] = {
	    "curator", "system", NULL};
	const struct region *region;
	const struct fault *fault;

	if (transition->actor == TRANSITION_EXECUTOR)
		return NULL;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	if (by_rule &&
	    text_equal(region_setting(region, "auto_forward"), "yes"))
		return task_allow(task, curator_or_system);
	return task_allow(task, curator);
}

static const struct fault *
carry_out(struct message_case *made, const struct transition *transition,
    const struct decision *decision, const struct record *record)
{
	const struct fault *fault;

	if ((fault = case_set_time(made, decision->at)) != NULL ||
	    (fault = transition_allow(
		 transition->decision, case_state(made))) != NULL ||
	    (fault = find_function(transition->decision)(
		 made, decision, record)) != NULL)
		return fault;
	return case_settle(made);
}

static const struct fault *
decide(struct task *task, const struct decision *said, bool by_rule,
    const struct record *record, struct message *message)
{
	struct decision meant = *said;
	const struct transition *transition = transition_find(said->decision);
	const struct decision *decision = &meant;
	const struct fault *fault, *opened;
	struct message_case *made;

	/* A cleared body is none, as spreadsheets and jq write it. */
	if (!schema_given(meant.body))
		meant.body = NULL;
	if (transition == NULL || find_function(decision->decision) == NULL)
		return fault_value(
		    "decision", "no decision of this tool", decision->decision);
	if (decision->id == FIELD_NONE || decision->id == FIELD_CLEAR)
		return fault_field("id", "missing: which message");
	if ((made = malloc(sizeof(*made))) == NULL)
		abort();
	/* Open first: a denial names the message. */
	fault = opened = case_open(made, task, decision->id, decision->as_of);
	if (opened == NULL || !fault_is_fatal(opened))
		fault = allow_actor(task, transition, by_rule);
	if (fault == NULL && (fault = opened) == NULL)
		fault = carry_out(made, transition, decision, record);
	if (fault == NULL)
		*message = made->message;
	fault = case_refuse(made, transition, fault);
	case_close(made);
	free(made);
	return fault;
}

const struct fault *
decide_message(struct task *task, const struct decision *decision,
    const struct record *record, struct message *message)
{
	return decide(task, decision, false, record, message);
}

const struct fault *
decide_by_rule(struct task *task, const struct decision *decision,
    const struct record *record, struct message *message)
{
	struct decision forward = *decision;

	forward.decision = "forward";
	return decide(task, &forward, true, record, message);
}

const struct fault *
decide_may_forward(struct task *task, bool *may)
{
	const struct fault *fault;
	const struct region *region;
	const struct staff *staff;
	size_t i, count;
	bool system;

	*may = false;
	if ((fault = region_get(task, &region)) != NULL)
		return fault;
	system = text_equal(region_setting(region, "auto_forward"), "yes");
	staff = region_rows(region, "staff", &count);
	for (i = 0; i < count; i++)
		if (text_equal(staff[i].login, task->actor))
			*may |= text_equal(staff[i].role, "curator") ||
				(system && text_equal(staff[i].role, "system"));
	return NULL;
}
