/*
 * Screening (A1-14.1, A1-17.1): what of the lexicon a text holds, and which
 * ground to refuse it that would be. It proposes; the Curator decides (I-37).
 *
 * Places in a text are counted in characters (code points), as readers of JSON
 * count them; the end is the first character behind.
 */
#ifndef OTKLIK_LANGUAGE_SCREEN_H
#define OTKLIK_LANGUAGE_SCREEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "language/fold.h"
#include "language/matcher.h"
#include "model/reference.h"

enum screen_class {
	SCREEN_OBSCENE,
	SCREEN_INSULT,
	SCREEN_THREAT,
	SCREEN_SPAM,
	SCREEN_SIGNIFICANT,
	SCREEN_CLASSES
};

const char *screen_class_name(enum screen_class class);

struct screen_hit {
	enum screen_class class;
	const struct lexeme *lexeme; /* NULL: letters covered by signs */
	uint32_t begin, end;	     /* characters of the text */
	uint32_t from, to;	     /* the same in bytes */
};

/* Of each class: many words of one never hide another. */
enum { SCREEN_HITS = 64 };

/* What was found in one text, by begin; of one class nothing overlaps. */
struct screen_result {
	struct screen_hit hits[SCREEN_CLASSES * SCREEN_HITS];
	size_t count;
	const char *ground; /* harm, abuse, threat; NULL: none */
};

struct screen;

/*
 * Adds the lexicon to a matcher, which others may share and which is built
 * thereafter. The rows must outlive the screen.
 */
struct screen *screen_open(
    struct matcher *matcher, const struct lexeme *rows, size_t count);
void screen_close(struct screen *screen);

/* Another one of the same lexicon, for another thread (matcher_share). */
struct screen *screen_share(const struct screen *screen);

/* Looks at a text, its fold, and what the matcher found in it. */
void screen_read(const struct screen *screen, const char *text, size_t length,
    const struct fold *fold, const struct matcher_hit *hits, size_t count,
    struct screen_result *result);

/* As fields `screen` and `proposal` of a message; false: there is none. */
bool screen_write(const struct screen *screen,
    const struct screen_result *result, const char *text, struct buffer *json);
bool screen_write_proposal(
    const struct screen_result *result, struct buffer *json);

#endif
