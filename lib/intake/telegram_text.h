/*
 * The words of a message of Telegram, however they are marked up. Inside
 * lib/intake only.
 */
#ifndef OTKLIK_INTAKE_TELEGRAM_TEXT_H
#define OTKLIK_INTAKE_TELEGRAM_TEXT_H

#include "intake/item.h"

/*
 * The words of a value: a text, a list of texts and objects with a text, or an
 * object. NULL if there are none. Links that the words hide are attached.
 */
const char *telegram_text_plain(
    struct item *item, const struct value *value, struct arena *arena);

/*
 * The words of a rich message, one line for each block of it: headings,
 * paragraphs, lists, tables, quotes, captions; and of what is told in members
 * of its own, as a list of tasks. What blocks show is attached.
 */
const char *telegram_text_rich(
    struct item *item, const struct value *value, struct arena *arena);

/* A contact, its names and its number a line each, however it is written. */
const char *telegram_text_contact(
    struct item *item, const struct value *contact, struct arena *arena);

/* Adds what the rich message of a message says and shows, if it has one. */
void telegram_text_blocks(
    struct item *item, const struct value *message, struct arena *arena);

/* The question of a poll and its answers, each in a line. */
const char *telegram_text_poll(
    struct item *item, const struct value *poll, struct arena *arena);

#endif
