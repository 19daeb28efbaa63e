/*
 * Which rows of the lexicon a word with covered letters may be. Inside of
 * screen.c only.
 */
#ifndef OTKLIK_LANGUAGE_SCREEN_COVERED_H
#define OTKLIK_LANGUAGE_SCREEN_COVERED_H

#include <stdbool.h>

#include "language/fold.h"
#include "language/screen.h"

/* Classes whose words people cover: the first three. */
enum { SCREEN_COVERED = SCREEN_THREAT + 1 };

struct screen_covered;

/* The rows must outlive it. */
struct screen_covered *screen_covered_open(const struct lexeme *rows);
void screen_covered_close(struct screen_covered *covered);

/* Adds a stem or a word, which is one of the rows. */
void screen_covered_add(struct screen_covered *covered, enum screen_class class,
    const struct lexeme *row, bool is_stem);

/* What a covered word of a text may be, by class; NULL: nothing of it. */
void screen_covered_find(const struct screen_covered *covered, const char *text,
    const struct fold *fold, const struct fold_covered *word,
    const struct lexeme *lexemes[SCREEN_COVERED]);

#endif
