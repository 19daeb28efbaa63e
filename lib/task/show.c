#include "task/show.h"

#include <stdlib.h>

#include "base/text.h"
#include "language/stem_search.h"
#include "model/schema.h"
#include "store/cases.h"
#include "store/catalog.h"
#include "store/drafts.h"
#include "store/events.h"
#include "store/messages.h"
#include "store/select.h"

/* Of those read few may be wanted: what was read is let go, wanted or not. */
enum { CHUNK = 256, CHUNK_READ = 1024 };

struct show {
	struct task *task;
	struct selection selection;
	struct select *cursor; /* NULL: nothing was read yet */
	struct arena arena;    /* of the selection */
	struct arena rows;     /* of the chunk */
	struct message chunk[CHUNK];
	size_t count, at;
	bool last; /* no chunk after this one */
	int64_t left;
	struct stemmer *stemmer;
	const struct stem_search *wanted; /* words to find */
	size_t wanted_count;
};

static const struct fault *
check_names(struct task *task, const struct show_filter *filter)
{
	enum message_state state;
	const struct fault *fault = NULL;
	bool known = true;
	size_t i;

	for (i = 0; i < filter->state_count; i++)
		if (!message_state_parse(filter->states[i], &state))
			return fault_value(
			    "--state", "no such state", filter->states[i]);
	for (i = 0; i < filter->network_count; i++)
		if (!message_network_known(filter->networks[i]))
			return fault_value("--network", "no such network",
			    filter->networks[i]);
	if (filter->body != NULL)
		fault = cases_body_known(task->store, filter->body, &known);
	if (fault == NULL && !known)
		fault = fault_value("--body", "no such body", filter->body);
	return fault;
}

/* For whom I act: my body, or the Center for a curator. */
static const struct fault *
find_mine(struct task *task, struct arena *arena, const char **body)
{
	const struct fault *fault;

	fault = catalog_staff_body(task->store, task->actor, arena, body);
	if (fault == NULL && *body == NULL)
		fault = fault_new(FAULT_USAGE,
		    "--mine: %s stands for no body in the table staff",
		    task->actor);
	return fault;
}

const struct fault *
show_open(
    struct show **show, struct task *task, const struct show_filter *filter)
{
	const struct fault *fault;
	struct show *made = calloc(1, sizeof(*made));

	if (made == NULL)
		abort();
	*show = made;
	made->task = task;
	made->left = filter->limit;
	made->selection = (struct selection){.states = filter->states,
	    .state_count = filter->state_count,
	    .body = filter->body,
	    .holder = filter->holder,
	    .topic = filter->topic,
	    .location = filter->location,
	    .networks = filter->networks,
	    .network_count = filter->network_count,
	    .author = filter->author,
	    .since = filter->since,
	    .until = filter->until,
	    .proposed = filter->proposed,
	    .warned = filter->warned,
	    .pending = filter->pending,
	    .given = filter->given,
	    .overdue_at = filter->overdue ? task->now : FIELD_NONE};
	if ((fault = check_names(task, filter)) != NULL)
		return fault;
	if (filter->grep != NULL) {
		made->stemmer = stem_open();
		made->wanted_count = stem_search_words(
		    made->stemmer, filter->grep, &made->arena, &made->wanted);
		/* They would be in every text. */
		if (made->wanted_count == 0)
			return fault_value(
			    "--grep", "no word to look for", filter->grep);
	}
	if (!filter->mine)
		return NULL;
	return find_mine(task, &made->arena, &made->selection.mine);
}

static bool
wanted(struct show *show, const struct message *message)
{
	if (show->stemmer == NULL)
		return true;
	return message->text != NULL &&
	       stem_search_all(show->stemmer, message->text, show->wanted,
		   show->wanted_count);
}

/* Opens the selection when something of it is asked for first. */
static const struct fault *
begin(struct show *show)
{
	return show->cursor != NULL ? NULL
				    : select_open(show->task->store,
					  &show->selection, &show->cursor);
}

/* Reads what is handed out next, and ends the read at once. */
static const struct fault *
read_chunk(struct show *show)
{
	const struct fault *fault;
	bool more = true;
	size_t read;

	show->count = show->at = 0;
	arena_reset(&show->rows);
	if ((fault = begin(show)) != NULL)
		return fault;
	for (read = 0; more && show->count < CHUNK && read < CHUNK_READ;
	     read++) {
		struct message *message = &show->chunk[show->count];

		fault = select_next(show->cursor, &show->rows, message, &more);
		if (fault != NULL)
			return fault;
		if (more && wanted(show, message))
			show->count++;
	}
	show->last = !more;
	select_pause(show->cursor);
	return NULL;
}

const struct fault *
show_next(struct show *show, const struct message **message, bool *more)
{
	const struct fault *fault;

	while (show->at == show->count && !show->last)
		if ((fault = read_chunk(show)) != NULL)
			return fault;
	*more = show->at < show->count && show->left != 0;
	if (!*more)
		return NULL;
	*message = &show->chunk[show->at++];
	if (show->left != FIELD_NONE)
		show->left--;
	return NULL;
}

void
show_close(struct show *show)
{
	if (show == NULL)
		return;
	select_close(show->cursor);
	stem_close(show->stemmer);
	arena_free(&show->arena);
	arena_free(&show->rows);
	free(show);
}

/* The message of a number, if there is one and the selection has it. */
static const struct fault *
ask(struct show *show, int64_t number, struct message *message, bool *selected)
{
	const struct fault *fault;

	if ((fault = begin(show)) != NULL)
		return fault;
	select_ask(show->cursor, number);
	fault = select_next(show->cursor, show->task->arena, message, selected);
	select_pause(show->cursor);
	return fault;
}

/* FIELD_NONE: it is none. */
static int64_t
number_of(const char *id)
{
	int64_t number;

	return id != NULL && text_integer(id, &number) ? number : FIELD_NONE;
}

const struct fault *
show_message(struct task *task, const char *id, struct message *message)
{
	const struct fault *fault;
	int64_t number = number_of(id);
	bool found;

	if (number == FIELD_NONE)
		return fault_value(
		    "id", "not a number of a message", id == NULL ? "" : id);
	fault = messages_get(task->store, number, task->arena, message, &found);
	if (fault == NULL && !found)
		fault = fault_value("id", "no such message", id);
	return fault;
}

const struct fault *
show_given(
    struct show *show, const char *id, struct message *message, bool *agrees)
{
	const struct fault *fault;

	if ((fault = ask(show, number_of(id), message, agrees)) != NULL)
		return fault;
	if (!*agrees)
		return show_message(show->task, id, message);
	*agrees = show->left != 0 && wanted(show, message);
	if (*agrees && show->left != FIELD_NONE)
		show->left--;
	return NULL;
}

const struct fault *
show_event(struct task *task, int64_t id, int64_t after, struct event *event,
    bool *found)
{
	return events_next(task->store, id, after, task->arena, event, found);
}

const struct fault *
show_draft(struct task *task, int64_t id, int64_t after, bool pending,
    struct draft *draft, bool *found)
{
	return pending ? drafts_next_pending(
			     task->store, id, after, task->arena, draft, found)
		       : drafts_next(
			     task->store, id, after, task->arena, draft, found);
}

const struct fault *
show_revision(struct task *task, int64_t id, int64_t after,
    struct revision *revision, bool *found)
{
	return messages_revision(
	    task->store, id, after, task->arena, revision, found);
}
