#include "task/dossier.h"

#include "base/text.h"
#include "model/transition.h"
#include "store/drafts.h"

const struct fault *
dossier_read(struct message_case *made)
{
	if (made->drafts_read)
		return NULL;
	made->drafts_read = true;
	return drafts_pending(made->task->store, made->message.id,
	    made->task->arena, &made->drafts, &made->draft_count);
}

/* The draft of a kind of an assignment that waits; NULL: there is none. */
static struct draft *
find_waiting(struct message_case *made, const struct assignment *assignment,
    enum draft_kind kind)
{
	size_t i;

	for (i = 0; i < made->draft_count; i++) {
		struct draft *draft = &made->drafts[i];

		if (draft->decided == NULL &&
		    draft->assignment == assignment->assignment &&
		    text_equal(draft->kind, draft_kind_name(kind)))
			return draft;
	}
	return NULL;
}

struct assignment *
dossier_owner(struct message_case *made, const struct draft *draft)
{
	size_t i = 0;

	while (made->assignments[i].assignment != draft->assignment)
		i++;
	return &made->assignments[i];
}

const struct fault *
dossier_hand_in(struct message_case *made, const struct assignment *assignment,
    enum draft_kind kind, struct draft *draft)
{
	struct task *task = made->task;
	const struct fault *fault;
	struct draft *waiting;
	char *digest;

	if ((fault = dossier_read(made)) != NULL)
		return fault;
	draft->id = made->message.id;
	draft->body = assignment->body;
	draft->assignment = assignment->assignment;
	draft->kind = draft_kind_name(kind);
	fault = drafts_last_version(
	    task->store, draft->id, draft->body, draft->kind, &draft->version);
	if (fault != NULL)
		return fault;
	draft->version++;
	digest = arena_alloc(task->arena, DIGEST_TEXT);
	draft_digest(draft, digest);
	draft->draft = digest;
	draft->author = task->actor;
	draft->submitted_at = made->at;
	draft->decided_at = draft->to_post = FIELD_NONE;
	waiting = find_waiting(made, assignment, kind);
	if (waiting != NULL && kind != DRAFT_QUERY)
		dossier_decide(made, waiting, "replaced");
	made->handed_in = draft;
	return NULL;
}

void
dossier_decide(
    struct message_case *made, struct draft *draft, const char *decided)
{
	draft->decided = decided;
	draft->decided_by = made->task->actor;
	draft->decided_at = made->at;
}

void
dossier_tell(struct case_event *event, const struct draft *draft)
{
	event->draft = draft;
	buffer_member(&event->data, "draft", draft->draft);
	buffer_member(&event->data, "kind", draft->kind);
	buffer_member_integer(&event->data, "version", draft->version);
	if (text_equal(draft->kind, draft_kind_name(DRAFT_QUERY)))
		buffer_member_integer(&event->data, "query", draft->version);
}

/* Does the Curator still have something to decide on it? */
static bool
still_waits(struct message_case *made, const struct draft *draft)
{
	return transition_awaits(
	    draft->kind, case_state(made), dossier_owner(made, draft)->state);
}

static const struct fault *
write_decided(struct message_case *made)
{
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < made->draft_count && fault == NULL; i++) {
		struct draft *draft = &made->drafts[i];

		if (draft->decided == NULL && !still_waits(made, draft))
			dossier_decide(made, draft, "withdrawn");
		if (draft->decided == NULL)
			continue;
		made->drafts_changed = true;
		fault = drafts_decide(made->task->store, draft);
	}
	return fault;
}

/* What an ended assignment had approved, or an answer overtook, is not posted.
 */
static const struct fault *
drop_postings(struct message_case *made)
{
	struct store *store = made->task->store;
	bool answered = case_state(made) == MESSAGE_ANSWERED;
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < made->assignment_count && fault == NULL; i++) {
		const struct assignment *a = &made->assignments[i];

		if (answered || !assignment_is_live(a))
			fault = drafts_drop_to_post(
			    store, made->message.id, a->assignment);
	}
	if (fault != NULL)
		return fault;
	fault = drafts_has_to_post(store, made->message.id, &made->to_post);
	made->drafts_changed |= !made->to_post;
	return fault;
}

const struct fault *
dossier_settle(struct message_case *made)
{
	struct store *store = made->task->store;
	const struct fault *fault;

	if (made->assignment_count == 0)
		return NULL;
	if ((fault = dossier_read(made)) != NULL ||
	    (fault = write_decided(made)) != NULL)
		return fault;
	if (made->handed_in != NULL &&
	    (fault = drafts_insert(store, made->handed_in)) != NULL)
		return fault;
	if (made->posted != 0 && (fault = drafts_set_to_post(
				      store, made->posted, FIELD_NONE)) != NULL)
		return fault;
	made->drafts_changed |= made->handed_in != NULL || made->posted != 0;
	fault = drafts_has_to_post(store, made->message.id, &made->to_post);
	return fault != NULL || !made->to_post ? fault : drop_postings(made);
}
