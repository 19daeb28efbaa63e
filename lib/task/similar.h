/*
 * Earlier messages on the same question (A1-10.1, I-35), found when a message
 * comes in; and whether its author was answered on it before (A1-14.2, I-36).
 */
#ifndef OTKLIK_TASK_SIMILAR_H
#define OTKLIK_TASK_SIMILAR_H

#include "base/fault.h"
#include "model/message.h"
#include "task/expected.h"
#include "task/region.h"
#include "task/seeker.h"
#include "task/task.h"
#include "task/text_reading.h"

struct similar;

/* Are repeats looked for, or is likeness_days 0? Then nothing else is called
 * here. */
bool similar_is_wanted(const struct region *region);

/* All is borrowed: the reader is for earlier texts, authors are expected. */
const struct fault *similar_open(struct similar **similar, struct task *task,
    struct text_reader *reader, struct expected *expected);
void similar_close(struct similar *similar);

/* What looks for them; of the thread that is said in seeker.h. */
struct seeker *similar_seeker(struct similar *similar);

/*
 * Sets `similar` of a message, whose text was read, that has its number, in
 * the open write transaction: at most five that were written before it, the likest first, not
 * more than likeness_days before and at least likeness_min alike. One that was
 * written later, though it came in before, is none. Proposes the ground
 * `repeated` if no other is proposed and the author was answered on it as often
 * as repeat_answers_min says; that there is nothing new is left to the Curator
 * to attest. Keeps the sketch of the message. What it sets lives in task->arena.
 */
const struct fault *similar_find(struct similar *similar,
    struct message *message, const struct text_reading *reading);

/*
 * The same in three steps, of which a second thread may do the middle one:
 * similar_begin, seeker_look, similar_end. Nothing is looked for, and no
 * further step is done, if similar_begin says so. While the second thread looks
 * for the messages behind it a message may be ended.
 */
bool similar_begin(const struct message *message,
    const struct text_reading *text, struct search *search);
const struct fault *similar_end(
    struct similar *similar, struct search *search, struct message *message);

#endif
