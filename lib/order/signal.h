/*
 * The text of an alert, in Russian (A1-17.1): facts, and whether the Curator or
 * the program says so.
 */
#ifndef OTKLIK_ORDER_SIGNAL_H
#define OTKLIK_ORDER_SIGNAL_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/date.h"
#include "model/alert.h"
#include "model/message.h"
#include "order/surge.h"

struct signal_source {
	const struct alert *alert; /* all but its wording */
	const struct zone *zone;
	/* of a message */
	const struct message *message;
	const char *words; /* the lexicon found, or NULL */
	/* of a surge */
	const struct surge_statistic *statistic;
	int64_t window; /* days of its level */
	double rate;	/* the setting surge_rate */
};

/* Lines end with a newline. */
void signal_message(const struct signal_source *source, struct buffer *out);
void signal_surge(const struct signal_source *source, struct buffer *out);

/* The title of the letter. */
const char *signal_title(const struct alert *alert);

#endif
