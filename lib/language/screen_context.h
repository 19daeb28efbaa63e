/*
 * What stands around a word that was found, and tells that it is not meant.
 * Inside of screen.c only.
 */
#ifndef OTKLIK_LANGUAGE_SCREEN_CONTEXT_H
#define OTKLIK_LANGUAGE_SCREEN_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * «группа ЕБ-94», «ЕБУ — участок»: two or three capitals from Е before a number
 * or small letters are an abbreviation; all else is shouted. Places are bytes.
 */
bool screen_context_abbreviates(
    const char *text, size_t length, uint32_t from, uint32_t to);

#endif
