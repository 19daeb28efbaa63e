/*
 * Vowels that come and go in the forms of a noun: рынок and рынка, остановка
 * and остановок, окно and окон. Their stems differ.
 */
#ifndef OTKLIK_LANGUAGE_FLEETING_H
#define OTKLIK_LANGUAGE_FLEETING_H

#include <stddef.h>

enum { FLEETING_MORE = 4 }; /* bytes that the other form may have more */

/*
 * Writes a form of a folded word that has the vowel if the word has it not, and
 * the other way round; returns its length, 0 if by its end the word has no such
 * vowel. What comes of words that only end so is no word at all: поток, потка.
 */
size_t fleeting_other(const char *word, size_t length, char *other);

#endif
