/*
 * What an audit reads of the posts and replies of an account: in order of
 * time, from an index, without the texts.
 */
#ifndef OTKLIK_STORE_POSTS_H
#define OTKLIK_STORE_POSTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "model/post.h"
#include "store/store.h"

struct posts_cursor {
	struct store *store;
	void *statement;
};

/* The posts of an account in [since, until), by time. One cursor at a time. */
const struct fault *posts_open(struct posts_cursor *cursor, struct store *store,
    const char *account, int64_t since, int64_t until);

/*
 * The next post; `text` is NULL, other texts are borrowed until the next call.
 * `*more` is false, and the cursor closed, after the last.
 */
const struct fault *posts_next(
    struct posts_cursor *cursor, struct post *post, bool *more);

/* Ends it before its last row; harmless after it. */
void posts_end(struct posts_cursor *cursor);

/* When the last post, no story, of an account before an instant was, or
 * FIELD_NONE. */
const struct fault *posts_last_before(
    struct store *store, const char *account, int64_t until, int64_t *at);

/* The account, in order of codes, that comes after one and has posts; NULL. */
const struct fault *posts_account_after(struct store *store, const char *after,
    struct arena *arena, const char **account);

/*
 * The reply of an account in [since, until) that comes after time and key of
 * `*reply`, with key, at and agreed_at only; `*found` is false at the end.
 */
const struct fault *posts_reply_after(struct store *store, const char *account,
    int64_t until, struct arena *arena, struct reply *reply, bool *found);

#endif
