/*
 * The rules of the table `routes` in their order, and which of them fit a
 * message: topic, words in any form, place as set or as its text names it,
 * network.
 */
#ifndef OTKLIK_TASK_RULEBOOK_H
#define OTKLIK_TASK_RULEBOOK_H

#include <stddef.h>

#include "base/fault.h"
#include "model/message.h"
#include "model/reference.h"
#include "task/task.h"

/* The columns of a rule that are conditions. */
enum rulebook_condition {
	RULEBOOK_TOPIC,
	RULEBOOK_WORDS,
	RULEBOOK_PLACE,
	RULEBOOK_NETWORK,
	RULEBOOK_CONDITIONS
};

struct rulebook;

/* Reads the table of the task's store once for a run. */
const struct fault *rulebook_open(struct rulebook **book, struct task *task);
void rulebook_close(struct rulebook *book);

size_t rulebook_count(const struct rulebook *book);
const struct route *rulebook_row(const struct rulebook *book, size_t number);

/* The name of a condition; what a rule asks for there, NULL: nothing. */
const char *rulebook_condition(enum rulebook_condition condition);
const char *rulebook_asks(
    const struct route *route, enum rulebook_condition condition);

/* Reads the text of a message, on which the rules are asked then. */
void rulebook_read(struct rulebook *book, const struct message *message);

/* How many conditions of a rule do not fit, two at most; the first of them. */
size_t rulebook_misses(const struct rulebook *book, size_t number,
    const struct message *message, enum rulebook_condition *missed);

#endif
