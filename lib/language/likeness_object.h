/*
 * What people ask about: a lift is no entryphone. Words of one object, or of
 * what belongs to it so closely that either tells of it, are one group. Inside
 * lib/language only.
 */
#ifndef OTKLIK_LANGUAGE_LIKENESS_OBJECT_H
#define OTKLIK_LANGUAGE_LIKENESS_OBJECT_H

#include "language/likeness.h"
#include "language/likeness_window.h"

/* Marks the words; what is marked later has the last word. */
void likeness_object_mark(struct stemmer *stemmer);

/* The role of a word with that mark: LIKENESS_OBJECT and above, or ANY. */
enum likeness_role likeness_object_role(unsigned mark);

/*
 * What a word does or how: «чистят», «давно», by its end. It is said in other
 * words more often than what is spoken of.
 */
bool likeness_object_is_action(const struct word *word);

#endif
