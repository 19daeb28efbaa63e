/*
 * What stands around a word that was found, and tells that it is not meant.
 * Places are bytes of the text. Inside of screen.c only.
 */
#ifndef OTKLIK_LANGUAGE_SCREEN_CONTEXT_H
#define OTKLIK_LANGUAGE_SCREEN_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * «группа ЕБ-94», «ЕБУ — участок»: two or three capitals from Е before a number
 * or small letters are an abbreviation; all else is shouted.
 */
bool screen_context_abbreviates(
    const char *text, size_t length, uint32_t from, uint32_t to);

/* «Уродов Пётр», «Кретинин А. В.»: a family name beside a given one; Нигер. */
bool screen_context_is_name(
    const char *text, size_t length, uint32_t from, uint32_t to);

/*
 * Others said it, and not to those who read this: «обозвала меня дурой»,
 * «написали «дурак»», «кричал «убью»».
 */
bool screen_context_is_told(
    const char *text, size_t length, uint32_t from, uint32_t to);

/* «Идиот» in quotes, and a word for what has a title close to it. */
bool screen_context_is_title(
    const char *text, size_t length, uint32_t from, uint32_t to);

#endif
