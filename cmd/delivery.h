/*
 * What msg-deadline and msg-alert share: printing one by its number again, and
 * recording deliveries; and with msg-publish, texts for people.
 */
#ifndef OTKLIK_CMD_DELIVERY_H
#define OTKLIK_CMD_DELIVERY_H

#include <stdint.h>

#include "tool.h"

/* What is done with the one of that number. */
struct delivery_acts {
	/* gets and prints it */
	const struct fault *(*again)(struct tool *tool, int64_t number);
	/* records that it was sent, and prints it */
	const struct fault *(*send)(struct tool *tool, int64_t number,
	    const char *addressee, int64_t at);
};

/* --again N. */
const struct fault *delivery_again(
    struct tool *tool, const struct delivery_acts *acts);

/* --sent ADDRESSEE --date TIME, of the operands or standard input. */
const struct fault *delivery_send(
    struct tool *tool, const struct delivery_acts *acts);

/* Prints a text for people, and an empty line behind it. */
void delivery_put_text(struct tool *tool, const char *text);

#endif
