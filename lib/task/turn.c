#include "task/turn.h"

#include <string.h>

#include "base/text.h"
#include "model/schema.h"
#include "network/carrier.h"
#include "store/paces.h"
#include "store/store.h"

enum { PACES = 3, SLEEP_MOST = 5000 };

/* The limits that hold for a letter; returns how many. */
static size_t
find_paces(struct task *task, const char *account, const struct letter *letter,
    struct pace paces[PACES])
{
	const char *chat;

	if (!text_equal(letter->network, "telegram")) {
		paces[0] = (struct pace){account, 334, 1};
		return 1;
	}
	chat = arena_printf(task->arena, "%s/%.*s", account,
	    (int)strcspn(letter->key, "/"), letter->key);
	paces[0] = (struct pace){account, 34, 1};
	paces[1] = (struct pace){chat, 1000, 1};
	paces[2] = (struct pace){
	    arena_printf(task->arena, "%s/minute", chat), 3000, 20};
	return PACES;
}

static const struct fault *
take(struct task *task, const struct pace *paces, size_t count, int64_t now_ms,
    int64_t *wait)
{
	const struct fault *fault = NULL;
	int64_t one;
	size_t i;

	*wait = 0;
	for (i = 0; i < count && fault == NULL; i++) {
		fault = paces_wait(task->store, &paces[i], now_ms, &one);
		if (fault == NULL && one > *wait)
			*wait = one;
	}
	for (i = 0; i < count && fault == NULL && *wait <= SLEEP_MOST; i++)
		fault = paces_take(task->store, &paces[i], now_ms + *wait);
	return fault;
}

const struct fault *
turn_rests(struct task *task, const char *account, bool *rests)
{
	const struct fault *fault;
	int64_t until;

	fault = paces_paused(task->store, account, task->now, &until);
	*rests = fault == NULL && until != FIELD_NONE;
	return fault;
}

const struct fault *
turn_take(struct task *task, const char *account, const struct letter *letter,
    int64_t wall, bool *granted)
{
	int64_t until, wait = 0;
	const struct fault *fault;
	struct pace paces[PACES];
	size_t count;

	*granted = false;
	if ((fault = store_begin(task->store)) != NULL ||
	    (fault = paces_paused(task->store, account, task->now, &until)) !=
		NULL)
		return fault;
	if (until != FIELD_NONE) {
		store_rollback(task->store);
		return NULL;
	}
	count = find_paces(task, account, letter, paces);
	if ((fault = take(task, paces, count, wall, &wait)) != NULL ||
	    (fault = store_commit(task->store)) != NULL)
		return fault;
	*granted = wait <= SLEEP_MOST;
	if (*granted)
		carrier_pause(wait);
	return NULL;
}

const struct fault *
turn_pause(
    struct task *task, const char *account, int64_t seconds, const char *reason)
{
	return paces_pause(task->store, account, task->now + seconds, reason);
}

const struct fault *
turn_resume(struct task *task, const char *network, const char *body)
{
	const struct fault *fault = paces_resume(task->store, network);

	if (fault != NULL)
		return fault;
	return paces_resume(
	    task->store, arena_printf(task->arena, "%s:%s", network, body));
}
