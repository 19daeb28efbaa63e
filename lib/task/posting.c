#include "task/posting.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/text.h"
#include "model/schema.h"
#include "model/transition.h"
#include "store/drafts.h"
#include "task/case.h"
#include "task/dossier.h"

/* The approved draft of a digest, which still is to be posted. */
static const struct fault *
find_approved(struct task *task, const char *digest, struct draft *draft)
{
	const struct fault *fault;
	bool found;

	fault = drafts_find(task->store, digest, task->arena, draft, &found);
	if (fault != NULL)
		return fault;
	if (!found)
		return fault_value("draft", "no such draft", digest);
	if (!text_equal(draft->decided, "approve"))
		return fault_new(FAULT_STATE,
		    "post: version %" PRId64 " of %s of %s is %s; by A1-7.2 "
		    "what is approved is posted",
		    draft->version, draft->kind, draft->body,
		    draft->decided == NULL ? "not decided on" : draft->decided);
	if (draft->to_post == FIELD_NONE)
		return fault_new(FAULT_STATE,
		    "post: version %" PRId64 " of %s of %s is posted already, "
		    "or not wanted any more",
		    draft->version, draft->kind, draft->body);
	return NULL;
}

/* E19: what becomes of the assignment and the message. */
static const struct fault *
move_on(struct message_case *made, struct assignment *assignment,
    const struct draft *draft)
{
	const struct transition *transition =
	    transition_find_draft("post", draft->kind);
	const struct fault *fault;

	if ((fault = transition_allow_message(transition, case_state(made))) !=
		NULL ||
	    (fault = transition_allow_assignment(
		 transition, assignment->body, assignment->state)) != NULL)
		return fault;
	if (transition_leads(transition, &assignment->state))
		case_set_state(made, MESSAGE_ANSWERED);
	else if (case_state(made) == MESSAGE_IN_WORK)
		case_set_state(made, MESSAGE_INTERIM_POSTED);
	made->posted = draft->number;
	return NULL;
}

static const struct fault *
record(struct message_case *made, const struct posting *posting,
    enum event_kind kind, const struct draft *draft)
{
	struct assignment *assignment = dossier_owner(made, draft);
	const struct fault *fault;
	struct case_event *event;

	if ((fault = case_set_time(made, posting->at)) != NULL ||
	    (kind == EVENT_PUBLISHED &&
		(fault = move_on(made, assignment, draft)) != NULL) ||
	    (fault = case_note(made, kind, assignment, &event)) != NULL)
		return fault;
	dossier_tell(event, draft);
	if (posting->data != NULL)
		buffer_printf(&event->data, ",%s", posting->data);
	case_say(event, "url", posting->url);
	case_say(event, "error", posting->error);
	return case_settle(made);
}

static const struct fault *
report(struct task *task, const struct posting *posting, enum event_kind kind,
    struct message *message)
{
	const struct fault *fault;
	struct message_case *made;
	struct draft draft;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = find_approved(task, posting->draft, &draft)) != NULL)
		return fault;
	if ((made = malloc(sizeof(*made))) == NULL)
		abort();
	fault = case_open(made, task, draft.id, FIELD_NONE);
	if (fault == NULL)
		fault = record(made, posting, kind, &draft);
	if (fault == NULL)
		*message = made->message;
	case_close(made);
	free(made);
	return fault;
}

const struct fault *
posting_published(
    struct task *task, const struct posting *posting, struct message *message)
{
	return report(task, posting, EVENT_PUBLISHED, message);
}

const struct fault *
posting_failed(
    struct task *task, const struct posting *posting, struct message *message)
{
	return report(task, posting, EVENT_PUBLISH_FAILED, message);
}

const struct fault *
posting_unknown(
    struct task *task, const struct posting *posting, struct message *message)
{
	return report(task, posting, EVENT_PUBLISH_UNKNOWN, message);
}
