/*
 * Looks for earlier messages on the same question (A1-10, I-35) among what is
 * in memory: their sketches, and the words of the last ones.
 *
 * A second thread may look while the first one uses the store; never both.
 */
#ifndef OTKLIK_TASK_SEEKER_H
#define OTKLIK_TASK_SEEKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "language/likeness.h"
#include "language/location.h"
#include "model/message.h"
#include "task/candidates.h"
#include "task/expected.h"
#include "task/readings.h"
#include "task/task.h"
#include "task/text_reading.h"

struct seeker;

struct seeker_found {
	int64_t id;
	bool compared; /* else its words are not in memory */
	/* 0 if it was written later, though it came in before; or too long
	 * before */
	struct likeness likeness;
};

/* The caller sets the first two, which are borrowed; seeker_look the rest. */
struct search {
	const struct message *message; /* has its number */
	const struct text_reading *text;
	struct sketch own;
	struct reading reading;
	struct seeker_found found[CANDIDATES_MOST]; /* the best first */
	size_t count;
	/* Where there may be more, all of the author's, the newest first. */
	int64_t of_author[SKETCHBOOK_OF_AUTHOR];
	size_t of_author_count;
};

/* The task is borrowed, and who is expected; NULL: nobody. */
const struct fault *seeker_open(
    struct seeker **seeker, struct task *task, struct expected *expected);
void seeker_close(struct seeker *seeker); /* NULL: nothing */

/* At least so alike are two on one question (setting likeness_min). */
double seeker_least(const struct seeker *seeker);

/* No earlier one written before it is one (setting likeness_days). */
int64_t seeker_since(const struct seeker *seeker, const struct search *search);

/* To be called in each transaction before the first search in it. */
void seeker_look_around(struct seeker *seeker);

/* Is all in memory that the store has? Changes only with the store's use. */
bool seeker_is_whole(const struct seeker *seeker);

/*
 * Tells, while nobody looks, which transaction is open. From the first call on
 * it reads earlier texts itself, as they were before that, by a connection of
 * its own and the reader, which becomes its. seeker_reads: it has them.
 */
void seeker_settle(
    struct seeker *seeker, const struct task *task, struct text_reader *reader);
bool seeker_reads(const struct seeker *seeker);

/* Tells, while nobody looks, that an earlier message becomes another in the
 * open transaction. */
void seeker_changed(struct seeker *seeker, const struct task *task, int64_t id);

/* Tells, while nobody looks, that it is stored as what it is `after`. */
const struct fault *seeker_move(struct seeker *seeker,
    const struct message *before, const struct message *after);

/* Could seeker_look do without the store? */
bool seeker_is_ready(struct seeker *seeker, const struct message *message);

/*
 * Reads what seeker_look needs of the store, for a message that comes behind
 * others which are not in the store yet. False, and nothing is read, if all
 * those must be there first.
 */
const struct fault *seeker_prepare(
    struct seeker *seeker, const struct message *message, bool *prepared);

/*
 * Looks for those that came in before the message, and keeps the message for
 * those that come. Reads the store unless it is ready.
 */
const struct fault *seeker_look(struct seeker *seeker, struct search *search);

/* Of the thread that looks, or while none does: what it reads places with, and
 * what it keeps of earlier ones. */
struct locations *seeker_locations(struct seeker *seeker);
struct readings *seeker_readings(struct seeker *seeker);

/* Where earlier messages are read from, and with what; all is one thread's. */
struct seeker_source {
	struct store *store;
	struct text_reader *reader;
	struct locations *locations;
	struct arena *arena;
};

/* Reads one that was not written before `since`; `id` becomes 0 if it was, or
 * there is none with a text. */
const struct fault *seeker_read(const struct seeker_source *source, int64_t id,
    int64_t since, struct reading *made, struct likeness_text *text);

/* Compares one; any thread at any time. */
void seeker_compare(const struct seeker *seeker, const struct search *search,
    const struct reading *earlier, const struct likeness_text *text,
    struct likeness *likeness);

#endif
