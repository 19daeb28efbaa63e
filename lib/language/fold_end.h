/*
 * Where what a symbol of the normal form (language/fold.h) stands for ends in
 * the text. Places are bytes.
 */
#ifndef OTKLIK_LANGUAGE_FOLD_END_H
#define OTKLIK_LANGUAGE_FOLD_END_H

#include <stddef.h>
#include <stdint.h>

/*
 * The end of the character that begins at an offset of the text, and of the
 * marks on it: a decomposed й is one character to who reads it.
 */
size_t fold_end(const char *text, size_t length, size_t offset);

/* The same of a letter and of its repetitions, which are one: «бляяя». */
uint32_t fold_end_letter(const char *text, size_t length, size_t offset);

#endif
