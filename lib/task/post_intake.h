/*
 * What acct-ingest reads of a network's document: publications, comments and
 * replies of an official account.
 */
#ifndef OTKLIK_TASK_POST_INTAKE_H
#define OTKLIK_TASK_POST_INTAKE_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/post.h"
#include "model/record.h"
#include "task/task.h"

enum post_intake_kind {
	POST_INTAKE_POSTS,    /* what the account published */
	POST_INTAKE_COMMENTS, /* what others wrote there */
	POST_INTAKE_REPLIES   /* what it answered */
};

/* One of them, by the kind that was asked for. */
struct post_intake_item {
	union {
		struct post post;
		struct comment comment;
		struct reply reply;
	};
	/* Of a comment, for msg-ingest. */
	const char *url, *author_id, *author;
};

struct post_intake;

/*
 * `format` is vk, ok or telegram; FAULT_USAGE if there is no such. `account` is
 * that of all that is read. post_intake_close(NULL) does nothing.
 */
const struct fault *post_intake_open(struct post_intake **intake,
    const char *format, enum post_intake_kind kind, const char *account);
void post_intake_close(struct post_intake *intake);

/* Where inside of documents of this format the records are; NULL: nowhere. */
const char *const *post_intake_lists(const char *format, value_pack **pack);

/*
 * Reads one record of the document; what it holds lives in task->arena and the
 * record. Even with a fault some of its items may be right.
 */
const struct fault *post_intake_read(
    struct post_intake *intake, struct task *task, const struct record *record);

/*
 * The next item of the kind; false if there is no further one. What the network
 * says is gone has deleted_at now; of what it shows that is cleared.
 */
bool post_intake_next(struct post_intake *intake, struct task *task,
    struct post_intake_item *item);

#endif
