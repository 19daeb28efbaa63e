#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/digest.h"
#include "base/hash_set.h"
#include "task/posts.h"

enum { MORE_ROOM = 1024 };

struct span {
	char *account;
	int64_t oldest, newest;
};

struct posts_seen {
	struct hash_set keys; /* of account and key */
	unsigned char secret[DIGEST_KEY];
	struct buffer both; /* account and key in hand */
	struct span *spans; /* of the accounts shown, a few */
	size_t span_count;
	size_t at; /* the account looked at, */
	bool looked;
	struct arena keys_missing;
	const char **missing; /* its keys that are, */
	size_t missing_count, missing_room;
	size_t told; /* so many of them were */
};

struct posts_seen *
posts_seen_open(void)
{
	struct posts_seen *seen = calloc(1, sizeof(*seen));

	if (seen == NULL)
		abort();
	digest_key(seen->secret);
	return seen;
}

void
posts_seen_close(struct posts_seen *seen)
{
	size_t i;

	if (seen == NULL)
		return;
	for (i = 0; i < seen->span_count; i++)
		free(seen->spans[i].account);
	free(seen->spans);
	hash_set_free(&seen->keys);
	buffer_free(&seen->both);
	arena_free(&seen->keys_missing);
	free(seen->missing);
	free(seen);
}

/* Two keys with one hash would hide a deletion, never invent one. */
static uint64_t
hash(struct posts_seen *seen, const char *account, const char *key)
{
	buffer_reset(&seen->both);
	buffer_put(&seen->both, account, strlen(account) + 1);
	buffer_puts(&seen->both, key);
	return digest_short(seen->both.bytes, seen->both.length, seen->secret)
	    .low;
}

static struct span *
find_span(struct posts_seen *seen, const char *account)
{
	size_t i;

	for (i = 0; i < seen->span_count; i++)
		if (strcmp(seen->spans[i].account, account) == 0)
			return &seen->spans[i];
	seen->spans = realloc(seen->spans, (i + 1) * sizeof(*seen->spans));
	if (seen->spans == NULL)
		abort();
	seen->spans[i] = (struct span){strdup(account), INT64_MAX, INT64_MIN};
	if (seen->spans[i].account == NULL)
		abort();
	seen->span_count++;
	return &seen->spans[i];
}

void
posts_seen_add(
    struct posts_seen *seen, const char *account, const char *key, int64_t at)
{
	struct span *span;

	if (seen == NULL || at == FIELD_NONE)
		return;
	span = find_span(seen, account);
	if (at < span->oldest)
		span->oldest = at;
	if (at > span->newest)
		span->newest = at;
	hash_set_add(&seen->keys, hash(seen, account, key));
}

static bool
is_missing(struct posts_seen *seen, const struct span *span, const char *key,
    int64_t at, int64_t deleted_at)
{
	return deleted_at == FIELD_NONE && at >= span->oldest &&
	       at <= span->newest &&
	       !hash_set_has(&seen->keys, hash(seen, span->account, key));
}

static void
note_missing(struct posts_seen *seen, const char *key)
{
	if (seen->missing_count == seen->missing_room) {
		seen->missing_room += MORE_ROOM;
		seen->missing = realloc(
		    seen->missing, seen->missing_room * sizeof(*seen->missing));
		if (seen->missing == NULL)
			abort();
	}
	seen->missing[seen->missing_count++] =
	    arena_string(&seen->keys_missing, key);
}

/* What is missing of the account in hand: its rows are read once for all. */
static const struct fault *
look(struct posts_seen *seen, struct task *task, bool posts)
{
	const struct span *span = &seen->spans[seen->at];
	struct entries_filter filter = {span->account, NULL, false};
	struct entries_cursor cursor;
	const struct fault *fault;
	struct arena row = {0};
	struct comment comment;
	struct post post;
	int64_t entry;
	bool more = true;

	seen->missing_count = seen->told = 0;
	arena_reset(&seen->keys_missing);
	fault = entries_open(
	    &cursor, task->store, posts ? ENTRY_POST : ENTRY_COMMENT, &filter);
	while (fault == NULL &&
	       (fault = entries_next(&cursor, &row,
		    posts ? (void *)&post : (void *)&comment, &entry, &more)) ==
		   NULL &&
	       more) {
		if (posts ? is_missing(
				seen, span, post.key, post.at, post.deleted_at)
			  : is_missing(seen, span, comment.key, comment.at,
				comment.deleted_at))
			note_missing(seen, posts ? post.key : comment.key);
		arena_reset(&row);
	}
	entries_end(&cursor);
	arena_free(&row);
	seen->looked = fault == NULL;
	return fault;
}

/* The account and key of the next one missing; NULL: none. */
static const struct fault *
next_missing(struct posts_seen *seen, struct task *task, bool posts,
    const char **account, const char **key)
{
	const struct fault *fault;

	*key = NULL;
	for (; seen->at < seen->span_count; seen->at++, seen->looked = false) {
		if (!seen->looked && (fault = look(seen, task, posts)) != NULL)
			return fault;
		if (seen->told == seen->missing_count)
			continue;
		*account = seen->spans[seen->at].account;
		*key = seen->missing[seen->told++];
		return NULL;
	}
	return NULL;
}

const struct fault *
posts_seen_missing(struct posts_seen *seen, struct task *task,
    struct post *post, struct comment *comment, bool *found)
{
	const struct fault *fault;
	const char *account, *key;
	enum keep_result result;
	int64_t entry;

	*found = false;
	fault = next_missing(seen, task, post != NULL, &account, &key);
	if (fault != NULL || key == NULL)
		return fault;
	*found = true;
	fault = entries_find(task->store,
	    post != NULL ? ENTRY_POST : ENTRY_COMMENT, account, key,
	    task->arena, post != NULL ? (void *)post : (void *)comment, &entry);
	if (fault != NULL)
		return fault;
	if (post != NULL) {
		post->deleted_at = task->now;
		return posts_take(task, post, &result);
	}
	comment->deleted_at = task->now;
	return posts_take_comment(task, NULL, comment, &result);
}
