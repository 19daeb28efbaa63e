/*
 * What is read in a message's text when it comes in: the lexicon (A1-14.1,
 * I-37) and earlier messages on the same question (A1-10, A1-14.2). All is
 * opened at the first text: redelivered messages pay for nothing.
 */
#ifndef OTKLIK_TASK_SCREENING_H
#define OTKLIK_TASK_SCREENING_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/helper.h"
#include "model/message.h"
#include "task/expected.h"
#include "task/seeker.h"
#include "task/task.h"
#include "task/text_reading.h"

struct screening;

/* Both are borrowed; the helper need not have a thread. */
struct screening *screening_open(struct task *task, struct helper *helper);

/* After the second thread, if there is one, has ended. */
void screening_close(struct screening *screening);

/*
 * For a second thread: reads a text that may come to screening_read soon. NULL
 * while the texts that come are none that it reads. The reading lives in the
 * arena, the text is borrowed.
 */
const struct text_reading *screening_prepare(
    struct screening *screening, const char *text, struct arena *arena);

/* Does it read some now? */
bool screening_prepares(const struct screening *screening);

/* Where a second thread says whose messages will come. */
struct expected *screening_expected(struct screening *screening);

/*
 * The reading of the next text, or NULL. If it is of another text after all, it
 * is left alone.
 */
void screening_use(
    struct screening *screening, const struct text_reading *prepared);

/*
 * Sets `screen`, `similar` and `proposal` of a message that has its number, in
 * the open write transaction; they live in task->arena. In a state past the
 * Curator's decision nothing is proposed: of a ground to refuse that a body has
 * got with a new text the message is warned (A1-14.1).
 */
const struct fault *screening_read(
    struct screening *screening, struct message *message);

/*
 * The same of a new message in three steps, of which a second thread may do the
 * middle one: screening_begin, seeker_look, screening_end (task/similar.h).
 * False, and nothing was done, if its text was not prepared: screening_read is
 * for it then. `*looks`: there are words to look for, else the other two steps
 * are left out.
 */
bool screening_begin(struct screening *screening, struct message *message,
    struct search *search, bool *looks);
const struct fault *screening_end(struct screening *screening,
    struct search *search, struct message *message);

/*
 * Has the second thread read earlier texts by itself from now on; to be called
 * again in each transaction, while it does not look.
 */
void screening_settle(struct screening *screening);

/* An earlier message becomes another; while the second thread does not look. */
void screening_changed(struct screening *screening, int64_t id);

/* It is stored as another, with another author, topic or place perhaps. */
const struct fault *screening_move(struct screening *screening,
    const struct message *before, const struct message *after);

/* What does the middle step; NULL before the first text, and where no repeats
 * are looked for. */
struct seeker *screening_seeker(struct screening *screening);

/*
 * The same of a text that the message does not have, `earlier` with its
 * number: nothing is proposed of it, of a ground to refuse `message` is warned
 * while it is open.
 */
const struct fault *screening_read_earlier(struct screening *screening,
    const struct message *earlier, struct message *message);

#endif
