/*
 * UTF-8 text: is it valid, what is its next character, how is it shown to a
 * person without letting it command the terminal.
 */
#ifndef OTKLIK_BASE_TEXT_H
#define OTKLIK_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Offset of the first byte that is not valid UTF-8; `length` if all is. */
size_t text_valid(const char *bytes, size_t length);

/*
 * The next code point of valid UTF-8, moving `*at` behind it. Never reads past
 * `end`; a broken sequence gives U+FFFD and moves by one byte.
 */
uint32_t text_next(const char **at, const char *end);

/* Writes a code point as UTF-8; returns the bytes used (1 to 4). */
size_t text_encode(uint32_t code, char out[4]);

/*
 * Writes a character so that it is harmless in a line of text: one for which
 * text_is_control is true as \n, \t, \x1b or \u202e, any other as it is.
 * Returns the bytes used; there is no NUL.
 */
size_t text_visible(uint32_t code, char out[8]);

/*
 * Copies at most `characters` characters of a string for showing to a person:
 * control characters, bidirectional overrides and broken bytes come out as
 * \n, \t, \x1b or \u202e, a quote as \"; what is cut ends with "...". The
 * result is NUL-terminated and fits `size`, which is at least 8.
 */
void text_show(char *out, size_t size, const char *string, size_t characters);

/*
 * Copies a sentence in the same way, but quotes as they are; what does not fit
 * `size` is left out. One that was copied so is copied as it is.
 */
void text_tame(char *out, size_t size, const char *string);

/* True for characters that change how a terminal or a line of text behaves. */
bool text_is_control(uint32_t code);

/*
 * True for a code point that will never be a character, as U+FFFE: XML refuses
 * some of them.
 */
bool text_is_nonchar(uint32_t code);

/*
 * True for a character that a reader sees: no blank of any kind, no control or
 * format character, no filler or other one that leaves the place empty.
 */
bool text_is_seen(uint32_t code);

/* True if a text says something: it has a character that is seen. */
bool text_says(const char *text);

/* Columns a code point takes on a terminal: 0, 1 or 2. */
int text_width(uint32_t code);

/* True if the string is a decimal integer that fits; sets `*number`. */
bool text_integer(const char *string, int64_t *number);

/* True if the two NUL-terminated strings are equal; NULL equals only NULL. */
bool text_equal(const char *a, const char *b);

/* The first of `count` texts that is equal to it; -1: none, or NULL. */
int text_find(const char *const *list, int count, const char *text);

/* The text without spaces at its ends; a copy if there are any behind. */
const char *text_trimmed(const char *text, struct arena *arena);

/* True if the string is one of the list, which ends with NULL. */
bool text_listed(const char *const *list, const char *string);

/* True if it ends with `end`. */
bool text_ends(const char *text, const char *end);

#endif
