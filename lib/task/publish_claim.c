#include "task/publish_claim.h"

#include "model/schema.h"

const struct fault *
publish_claim_read(struct task *task, const struct outbox_item *old,
    struct outbox_item *item, bool *same)
{
	const struct fault *fault;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = outbox_read(task, old->draft.draft, item, same)) != NULL)
		return fault;
	*same = *same && outbox_state(item) == outbox_state(old) &&
		item->publication.attempts == old->publication.attempts &&
		item->publication.next_at == old->publication.next_at;
	if (!*same)
		store_rollback(task->store);
	return NULL;
}

const struct fault *
publish_claim_keep(struct task *task)
{
	if (!task->dry_run)
		return task_commit(task);
	task_rollback(task);
	return NULL;
}

/* The same, of what still is to be posted, with what holds it back. */
static const struct fault *
look_again(struct task *task, const struct outbox_item *old,
    struct outbox_item *item, bool *same, const char **why)
{
	const struct fault *fault;
	struct doubt doubt;

	*why = NULL;
	fault = publish_claim_read(task, old, item, same);
	if (fault != NULL || !*same)
		return fault;
	*same = item->draft.to_post == 1;
	if (!*same) {
		store_rollback(task->store);
		return NULL;
	}
	fault = outbox_doubt(task, &item->draft, &item->publication, &doubt);
	*why = doubt.why;
	return fault;
}

const struct fault *
publish_claim_item(struct task *task, const struct outbox_item *old,
    struct outbox_item *item, bool *claimed, bool *held)
{
	const struct fault *fault;
	const char *why;

	*held = false;
	fault = look_again(task, old, item, claimed, &why);
	if (fault != NULL || !*claimed)
		return fault;
	*held = why != NULL;
	*claimed = !*held;
	fault = *held ? outbox_failed(task, item, why, FIELD_NONE)
		      : outbox_sending(task, item);
	return fault != NULL ? fault : publish_claim_keep(task);
}

const struct fault *
publish_claim_hold(struct task *task, const struct outbox_item *old,
    struct outbox_item *item, bool *held)
{
	const struct fault *fault;
	struct doubt doubt;
	const char *why;

	*held = false;
	/* Without the write transaction, which hardly any needs. */
	fault = outbox_doubt(task, &old->draft, &old->publication, &doubt);
	if (fault != NULL || doubt.why == NULL)
		return fault;
	fault = look_again(task, old, item, held, &why);
	if (fault != NULL || !*held)
		return fault;
	*held = why != NULL;
	if (!*held) {
		store_rollback(task->store);
		return NULL;
	}
	fault = outbox_failed(task, item, why, FIELD_NONE);
	return fault != NULL ? fault : publish_claim_keep(task);
}
