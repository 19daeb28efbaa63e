#include "task/found.h"

#include "model/link.h"
#include "model/schema.h"
#include "store/publications.h"
#include "task/mail.h"

/* The thread was not read: later again, as with a call that must wait. */
static const struct fault *
record_unread(
    struct task *task, struct outbox_item *item, const struct outcome *outcome)
{
	const struct fault *fault;
	int64_t times;

	fault =
	    publications_unknown_times(task->store, &item->publication, &times);
	if (fault != NULL)
		return fault;
	return outbox_unknown(task, item, outcome->error,
	    times >= OUTCOME_ATTEMPTS
		? FIELD_NONE
		: task->now + outcome_delay(outcome, times));
}

/* Another answer was found there meanwhile, which we took for this one. */
static const struct fault *
check(struct task *task, const struct outbox_item *item, value_reader *reader,
    struct letter *letter, struct outcome *outcome)
{
	const struct fault *fault;
	struct link link;

	if (outcome->kind != OUTCOME_POSTED)
		return NULL;
	fault = mail_beside(task, item, reader, letter);
	if (fault != NULL)
		return fault;
	link_parse(outcome->url, task->arena, &link);
	if (letter->shared || letter_is_taken(letter, link.key))
		outcome_set(outcome, OUTCOME_WAIT, task->arena,
		    "reading the thread back: another answer was found there "
		    "meanwhile",
		    NULL);
	return NULL;
}

const struct fault *
found_record(struct task *task, struct outbox_item *item, value_reader *reader,
    struct letter *letter, struct outcome *outcome)
{
	const struct fault *fault;

	if ((fault = check(task, item, reader, letter, outcome)) != NULL)
		return fault;
	switch (outcome->kind) {
	case OUTCOME_POSTED:
		return outbox_sent(task, item, outcome->url);
	case OUTCOME_ABSENT:
		return outbox_failed(task, item, outcome->error, task->now);
	case OUTCOME_WAIT:
		return record_unread(task, item, outcome);
	default:
		return outbox_unknown(task, item, outcome->error, FIELD_NONE);
	}
}
