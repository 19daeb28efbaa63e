/*
 * What Telegram's interface for bots answers to getUpdates, of 2018 and later:
 * one record is one update, or a lone message.
 */
#ifndef OTKLIK_INTAKE_TELEGRAM_BOT_H
#define OTKLIK_INTAKE_TELEGRAM_BOT_H

#include "intake/item.h"

/* Where in a document the records are (struct reader_options). */
extern const char *const telegram_bot_lists[];

/*
 * Reads one update: each of its members that is a message is one item, by
 * whatever name (message, edited_message, channel_post, …). Messages that
 * only say that somebody came or something was pinned, and updates without a
 * message, are service records.
 *
 * Keys are those of telegram_read: of channels and supergroups without -100.
 */
const struct fault *telegram_bot_read(
    const struct record *record, struct items *items);

#endif
