/*
 * What a message's text says without looking at other messages: the lexicon
 * in it (A1-14.1, I-37), and its words as they are compared with others'
 * (A1-10). It needs no store: a second thread may do it, with a reader of its
 * own.
 */
#ifndef OTKLIK_TASK_TEXT_READING_H
#define OTKLIK_TASK_TEXT_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "language/likeness.h"
#include "model/reference.h"

struct text_reader;

struct text_reading {
	const char *text;     /* what was read */
	const char *screen;   /* fields of a message; NULL: none */
	const char *proposal; /* likewise */
	const char *ground;   /* of the proposal: harm, abuse, threat */
	struct likeness_text likeness;	    /* none of them without words */
	uint32_t anchors[LIKENESS_ANCHORS]; /* of that */
};

/* A reader that can do nothing before text_reader_build. */
struct text_reader *text_reader_open(void);

/*
 * The lexicon, which may be of none, must outlive the reader. `words`: what is
 * read is compared with others. FAULT_INPUT if the lexicon is too large.
 */
const struct fault *text_reader_build(struct text_reader *reader,
    const struct lexeme *lexicon, size_t count, bool words);
void text_reader_close(struct text_reader *reader); /* NULL: nothing */

/* Another one of the same lexicon, for another thread; the first outlives it.
 */
struct text_reader *text_reader_share(const struct text_reader *reader);

/* Reads a text; the fields live in the arena, the text is borrowed. */
void text_reader_read(struct text_reader *reader, const char *text,
    struct arena *arena, struct text_reading *reading);

/* The same, only the words. */
void text_reader_words(
    struct text_reader *reader, const char *text, struct likeness_text *words);

#endif
