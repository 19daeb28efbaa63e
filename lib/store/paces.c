#include "store/paces.h"

#include "model/schema.h"
#include "store/sql.h"

/* A turn further off than this is of a clock that was set back since. */
enum { OTHER_CLOCK = 600000 };

const struct fault *
paces_paused(
    struct store *store, const char *account, int64_t now, int64_t *until)
{
	static const char find[] =
	    "SELECT until FROM pause WHERE account = ? AND until > ?";

	return sql_integer(store, until, FIELD_NONE, find, "ti", account, now);
}

const struct fault *
paces_pause(
    struct store *store, const char *account, int64_t until, const char *reason)
{
	static const char put[] =
	    "INSERT OR REPLACE INTO pause (account, until, reason) "
	    "VALUES (?, ?, ?)";

	return sql_run(store, put, "tit", account, until, reason);
}

const struct fault *
paces_resume(struct store *store, const char *account)
{
	static const char remove[] = "DELETE FROM pause WHERE account = ?";

	return sql_run(store, remove, "t", account);
}

/* The instant at which the bucket is full again. */
static const struct fault *
full_at(
    struct store *store, const struct pace *pace, int64_t now_ms, int64_t *full)
{
	static const char find[] = "SELECT next_ms FROM pace WHERE bucket = ?";
	const struct fault *fault;

	fault = sql_integer(store, full, now_ms, find, "t", pace->bucket);
	if (*full < now_ms ||
	    *full > now_ms + pace->burst * pace->interval + OTHER_CLOCK)
		*full = now_ms;
	return fault;
}

const struct fault *
paces_wait(
    struct store *store, const struct pace *pace, int64_t now_ms, int64_t *wait)
{
	const struct fault *fault;
	int64_t full;

	fault = full_at(store, pace, now_ms, &full);
	*wait = full - (pace->burst - 1) * pace->interval - now_ms;
	if (*wait < 0)
		*wait = 0;
	return fault;
}

const struct fault *
paces_take(struct store *store, const struct pace *pace, int64_t now_ms)
{
	static const char put[] =
	    "INSERT OR REPLACE INTO pace (bucket, next_ms) VALUES (?, ?)";
	const struct fault *fault;
	int64_t full;

	if ((fault = full_at(store, pace, now_ms, &full)) != NULL)
		return fault;
	return sql_run(store, put, "ti", pace->bucket, full + pace->interval);
}
