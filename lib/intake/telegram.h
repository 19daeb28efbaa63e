/*
 * Exports of Telegram Desktop as JSON, of one chat or of all of them, of 2021
 * and later. One record is one message.
 */
#ifndef OTKLIK_INTAKE_TELEGRAM_H
#define OTKLIK_INTAKE_TELEGRAM_H

#include "intake/item.h"

/* Where in a document the records are (struct reader_options). */
extern const char *const telegram_lists[];

/*
 * Reads one message; what stands around it says in which chat it is. A record
 * of another type (service, unsupported) is a service record.
 *
 * Keys are <chat>/<message>, the chat as the export numbers it, with a minus
 * if it is a small group, as the links t.me/c/… have it. `date_unixtime` is
 * the time, or `date` in items->zone where an old export has no other. Authors
 * are numbers, of channels with -100 in front, as bots know them. Exports of
 * before April 2021 numbered both otherwise: they are read as those of today.
 * A poll says its question and answers.
 *
 * FAULT_INPUT if the message or its chat has no id, or a time is none.
 */
const struct fault *telegram_read(
    const struct record *record, struct items *items);

#endif
