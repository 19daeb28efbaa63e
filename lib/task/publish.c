#include "task/publish.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/text.h"
#include "model/schema.h"
#include "network/carrier.h"
#include "store/drafts.h"
#include "store/publications.h"
#include "task/found.h"
#include "task/mail.h"
#include "task/outbox.h"
#include "task/publish_claim.h"
#include "task/senders.h"
#include "task/turn.h"

enum {
	STALE = 600, /* no call takes that long (network/config.h) */
	SETTLE = 60, /* a network may need so long to show a comment */
	HOLD = 3600  /* an account that needs a person rests so long */
};

enum phase { PHASE_STALE, PHASE_UNKNOWN, PHASE_POST, PHASE_END };

struct publish {
	struct task *task;
	struct config *config;
	struct carrier *carrier;
	value_reader *reader;
	enum phase phase;
	int64_t message, after;
	int64_t wall; /* what the machine's clock shows, milliseconds */
	int64_t count;
};

const struct fault *
publish_open(struct publish **publish, struct task *task, const char *path,
    value_reader *reader)
{
	static const char *const roles[] = {"system", "curator", NULL};
	struct publish *made = calloc(1, sizeof(*made));
	const struct fault *fault;

	if (made == NULL)
		abort();
	*publish = made;
	made->task = task;
	made->reader = reader;
	publish_begin(made, FIELD_NONE);
	if ((fault = task_allow(task, roles)) != NULL ||
	    (fault = senders_open(&made->config, task, path)) != NULL)
		return fault;
	return carrier_open(&made->carrier, made->config, reader);
}

void
publish_close(struct publish *publish)
{
	if (publish == NULL)
		return;
	carrier_close(publish->carrier);
	config_close(publish->config);
	free(publish);
}

void
publish_begin(struct publish *publish, int64_t message)
{
	publish->phase = PHASE_STALE;
	publish->message = message;
	publish->after = 0;
}

int64_t
publish_count(const struct publish *publish)
{
	return publish->count;
}

bool
publish_is_lost(const struct publication *publication, int64_t now)
{
	return text_equal(publication->state, "sending") &&
	       publication->tried_at <= now - STALE;
}

/* Somebody has been sending it for too long: nobody knows. */
static const struct fault *
give_up_waiting(struct publish *publish, const struct outbox_item *old,
    struct outbox_item *item, bool *done)
{
	struct task *task = publish->task;
	const struct fault *fault;
	struct letter letter;

	if (!publish_is_lost(&old->publication, task->now))
		return NULL;
	if ((fault = publish_claim_read(task, old, item, done)) != NULL ||
	    !*done)
		return fault;
	mail_letter(task, item, publish->reader, &letter);
	fault = outbox_unknown(task, item,
	    "the publisher ended while it was being sent",
	    carrier_reads(&letter) ? task->now : FIELD_NONE);
	return fault != NULL ? fault : publish_claim_keep(task);
}

static const struct fault *
look_after(struct publish *publish, const struct outbox_item *old,
    struct outbox_item *item, bool *done)
{
	struct task *task = publish->task;
	const struct fault *fault;
	struct outcome outcome;
	struct letter letter;
	const char *account, *why;
	bool granted;

	if (old->publication.next_at == FIELD_NONE ||
	    old->publication.next_at > task->now)
		return NULL;
	mail_letter(task, old, publish->reader, &letter);
	account = carrier_account(publish->carrier, &letter, task->arena, &why);
	if (account == NULL)
		return NULL;
	if ((fault = turn_take(
		 task, account, &letter, publish->wall, &granted)) != NULL ||
	    !granted)
		return fault;
	fault = mail_beside(task, old, publish->reader, &letter);
	if (fault != NULL)
		return fault;
	carrier_find(publish->carrier, &letter, task->arena, &outcome);
	if ((fault = publish_claim_read(task, old, item, done)) != NULL ||
	    !*done ||
	    (fault = found_record(
		 task, item, publish->reader, &letter, &outcome)) != NULL)
		return fault;
	return task_commit(task);
}

/* What became of a call, and whether the account must rest. */
static const struct fault *
record_posted(struct task *task, struct outbox_item *item, const char *account,
    const struct letter *letter, const struct outcome *outcome)
{
	int64_t attempts = item->publication.attempts;
	int64_t delay = outcome->kind == OUTCOME_WAIT
			    ? outcome_delay(outcome, attempts)
			    : HOLD;
	const struct fault *fault = NULL;

	if (outcome->account)
		fault = turn_pause(task, account, delay, outcome->error);
	if (fault != NULL)
		return fault;
	switch (outcome->kind) {
	case OUTCOME_POSTED:
		return outbox_sent(task, item, outcome->url);
	case OUTCOME_WAIT:
		return outbox_failed(task, item, outcome->error,
		    attempts % OUTCOME_ATTEMPTS == 0 ? FIELD_NONE
						     : task->now + delay);
	case OUTCOME_UNKNOWN:
		return outbox_unknown(task, item, outcome->error,
		    carrier_reads(letter) ? task->now + SETTLE : FIELD_NONE);
	default:
		return outbox_failed(task, item, outcome->error, FIELD_NONE);
	}
}

/*
 * Records what became of a call. If we slept for so long that somebody else
 * took it for lost, only that it stands there is news.
 */
static const struct fault *
record_call(struct task *task, struct outbox_item *item, const char *account,
    const struct letter *letter, const struct outcome *outcome, bool *done)
{
	int64_t attempts = item->publication.attempts;
	const struct fault *fault;
	bool ours;

	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = outbox_read(task, letter->digest, item, done)) != NULL)
		return fault;
	ours = outbox_state(item) == PUBLICATION_SENDING &&
	       item->publication.attempts == attempts;
	*done = ours || (outcome->kind == OUTCOME_POSTED &&
			    outbox_state(item) != PUBLICATION_SENT);
	if (!*done) {
		store_rollback(task->store);
		return NULL;
	}
	if ((fault = record_posted(task, item, account, letter, outcome)) !=
	    NULL)
		return fault;
	return task_commit(task);
}

/*
 * What would become of it: held back, posted, or nothing as its account is left
 * alone. No network is called.
 */
static const struct fault *
rehearse(struct publish *publish, const struct outbox_item *old,
    const char *account, struct outbox_item *item, bool *done)
{
	struct task *task = publish->task;
	const struct fault *fault;
	bool rests;

	if ((fault = turn_rests(task, account, &rests)) != NULL || rests ||
	    (fault = publish_claim_hold(task, old, item, done)) != NULL ||
	    *done)
		return fault;
	publish->count++;
	*item = *old;
	*done = true;
	return NULL;
}

static const struct fault *
post(struct publish *publish, const struct outbox_item *old,
    struct outbox_item *item, bool *done)
{
	struct task *task = publish->task;
	const struct fault *fault;
	const char *account, *why;
	struct outcome outcome;
	struct letter letter;
	bool granted, claimed;

	mail_letter(task, old, publish->reader, &letter);
	account = carrier_account(publish->carrier, &letter, task->arena, &why);
	if (account == NULL)
		return publish_claim_hold(task, old, item, done);
	if (task->dry_run)
		return rehearse(publish, old, account, item, done);
	if ((fault = turn_take(
		 task, account, &letter, publish->wall, &granted)) != NULL ||
	    !granted ||
	    (fault = publish_claim_item(task, old, item, &claimed, done)) !=
		NULL ||
	    !claimed)
		return fault;
	publish->count++;
	mail_letter(task, item, publish->reader, &letter);
	carrier_post(publish->carrier, &letter, task->arena, &outcome);
	return record_call(task, item, account, &letter, &outcome, done);
}

/* The digest of the next draft of the phase; NULL at its end. */
static const struct fault *
next_digest(struct publish *publish, const char **digest)
{
	struct task *task = publish->task;
	struct publication publication;
	const struct fault *fault;
	struct draft draft;
	bool found;

	*digest = NULL;
	if (publish->phase == PHASE_POST) {
		fault = drafts_next_to_post(
		    task->store, publish->after, task->arena, &draft, &found);
		if (fault != NULL || !found)
			return fault;
		publish->after = draft.number;
		*digest = draft.draft;
		return NULL;
	}
	fault = publications_next(task->store,
	    publish->phase == PHASE_STALE ? "sending" : "unknown",
	    publish->after, task->arena, &publication, &found);
	if (fault != NULL || !found)
		return fault;
	publish->after = publication.number;
	*digest = publication.draft;
	return NULL;
}

static const struct fault *
act(struct publish *publish, const struct outbox_item *old,
    struct outbox_item *item, bool *done)
{
	const struct fault *fault;
	bool due;

	*done = false;
	switch (publish->phase) {
	case PHASE_STALE:
		return give_up_waiting(publish, old, item, done);
	case PHASE_UNKNOWN:
		return publish->task->dry_run
			   ? NULL
			   : look_after(publish, old, item, done);
	default:
		fault = mail_is_due(publish->task, old, &due);
		if (fault != NULL || !due)
			return fault;
		return post(publish, old, item, done);
	}
}

const struct fault *
publish_next(
    struct publish *publish, int64_t wall, struct publication *done, bool *more)
{
	struct outbox_item old, item;
	const struct fault *fault;
	const char *digest;

	*more = false;
	publish->wall = wall;
	while (publish->phase != PHASE_END) {
		arena_reset(publish->task->arena);
		if ((fault = next_digest(publish, &digest)) != NULL)
			return fault;
		if (digest == NULL) {
			publish->phase++;
			publish->after = 0;
			continue;
		}
		fault = outbox_read(publish->task, digest, &old, more);
		if (fault != NULL)
			return fault;
		if (!*more || (publish->message != FIELD_NONE &&
				  old.draft.id != publish->message))
			continue;
		if ((fault = act(publish, &old, &item, more)) != NULL)
			return fault;
		if (*more) {
			*done = item.publication;
			return NULL;
		}
	}
	*more = false;
	return NULL;
}
