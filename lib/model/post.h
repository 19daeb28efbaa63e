/*
 * What stands in an official account: its publications, what people write
 * under them, and what the account replies.
 *
 * Structs read from and written to every stream by their schemas, whose fields
 * are those of RECORDS part 1 word for word; what was added stands at the end.
 */
#ifndef OTKLIK_MODEL_POST_H
#define OTKLIK_MODEL_POST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/schema.h"

struct post {
	const char *account;
	const char *key; /* in the network */
	int64_t at, deleted_at;
	const char *kind;    /* post, video, clip, live, poll, repost, story */
	const char *format;  /* text, photo, infographic, ... (A2-9.1) */
	const char *topic;   /* A2-8.1 */
	const char *author;  /* A2-11.3 */
	const char *plan;    /* item of the content plan (A2-2.2) */
	const char *special; /* its id in the special system (A2-8.3) */
	const char *text;
	const char *signals; /* signs of a press release (AC-28), a list */
};

struct comment {
	const char *account, *key;
	const char *kind; /* comment, message */
	int64_t at;
	const char *text; /* gone when it is deleted */
	const char *classes;
	int64_t flagged_at;
	const char *ground; /* law, spam, insult, obscene (A2-13) */
	int64_t deleted_at;
	const char *moderator;
	const char *screen;
	const char *text_digest;
};

struct reply {
	const char *account, *key;
	const char *comment; /* key of what it answers */
	int64_t at;
	const char *text, *author;
	int64_t agreed_at; /* A2-2.4b */
	const char *agreed_by;
};

extern const struct schema post_schema, comment_schema, reply_schema;

/* Is a row by itself right? FAULT_INPUT names the field that is not. */
const struct fault *post_check(const struct post *post);
const struct fault *post_check_comment(const struct comment *comment);
const struct fault *post_check_reply(const struct reply *reply);

/*
 * True if A2-13 (A3-32) orders what has this ground to be deleted: a comment
 * by any ground of the list, a message only if it breaks the law (I-54).
 */
bool post_must_go(const char *kind, const char *ground);

#endif
