/*
 * What stands in the official accounts, as exports show it: publications,
 * what people write under them, replies (annex 2 points 8 to 13).
 */
#ifndef OTKLIK_TASK_POSTS_H
#define OTKLIK_TASK_POSTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/account.h"
#include "model/post.h"
#include "task/keep.h"
#include "task/moderation.h"

/*
 * Takes a publication, comment or reply; on return it is as the store now has
 * it. The same account and key is the same one; what a record leaves out stays
 * as it is. FAULT_INPUT names a field that is missing or wrong, FAULT_DENIED
 * the role: the owner's manager, the Ministry for the Government, the system.
 *
 * What is gone and was never seen here is left alone: KEEP_UNCHANGED.
 *
 * Of an account that the register does not know only the system may tell: what
 * cron finds is found by the audit (AC-06).
 */
const struct fault *posts_take(
    struct task *task, struct post *post, enum keep_result *result);

/*
 * A comment whose text is new is read by `moderation` (NULL: not); classes and
 * spans of the text before go. One with classes or a ground is flagged, now
 * unless it says when, and no longer if neither is left. The text of one that
 * is deleted goes; its digest stays (RULES part 5).
 */
const struct fault *posts_take_comment(struct task *task,
    struct moderation *moderation, struct comment *comment,
    enum keep_result *result);

/* That a reply was agreed (A2-2.4b) only the Ministry or the Center says. */
const struct fault *posts_take_reply(
    struct task *task, struct reply *reply, enum keep_result *result);

/*
 * Records that a comment was deleted, by the actor unless somebody is named,
 * now unless `at` is given. `account` may be NULL if one comment only has the
 * key. FAULT_STATE if there is none, or it is deleted already.
 */
const struct fault *posts_delete(struct task *task, const char *account,
    const char *key, const char *ground, const char *moderator, int64_t at,
    struct comment *comment);

/*
 * The Curator's verdict, yes or no, whether a post is a press release (AC-29).
 * `account` may be NULL if one only has such a post.
 */
const struct fault *posts_judge(struct task *task, const char *account,
    const char *key, const char *verdict, struct attestation *attestation);

/*
 * A comment as a message of the order, which somebody may have to answer: what
 * is neither flagged nor deleted `needs` it. Link and author are not known
 * here. Of an account that is not registered the network is "other".
 */
const struct fault *posts_message(struct task *task,
    const struct comment *comment, struct message *message, bool *needs);

/* What is in an input that shows all there is (--whole). */
struct posts_seen;

struct posts_seen *posts_seen_open(void);
void posts_seen_close(struct posts_seen *seen);

/*
 * Notes what an input shows of an account, and the time that it spans. Nothing
 * is noted without a time, or with `seen` NULL.
 */
void posts_seen_add(
    struct posts_seen *seen, const char *account, const char *key, int64_t at);

/*
 * The next one that is stored, not deleted, and missing between the oldest and
 * the newest that the input shows of its account: it is recorded as deleted
 * now. `*found` is false when there is no further one. Exactly one of post and
 * comment is not NULL: which table is looked at.
 */
const struct fault *posts_seen_missing(struct posts_seen *seen,
    struct task *task, struct post *post, struct comment *comment, bool *found);

#endif
