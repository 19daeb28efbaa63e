/*
 * The routing table: to whom a message goes by its topic, words, place and
 * network. The first rule that matches wins; every choice can be explained.
 */
#ifndef OTKLIK_TASK_ROUTING_H
#define OTKLIK_TASK_ROUTING_H

#include <stdbool.h>

#include "base/fault.h"
#include "model/message.h"
#include "task/task.h"

struct routing;

/* What the table says of a message. All lives in the arena of the task. */
struct routing_choice {
	bool decided;
	const char *to; /* codes between commas */
	const char *lead, *importance;
	const char *route; /* JSON: {rule, matched, shadowed, reasons} */
};

/* Reads the table of the task's store once for a run. */
const struct fault *routing_open(struct routing **routing, struct task *task);
void routing_close(struct routing *routing);

/*
 * Chooses. Only messages that are detected or returned, without a proposal,
 * are decided on; a body that had the message before is not chosen again.
 */
const struct fault *routing_choose(struct routing *routing,
    const struct message *message, struct routing_choice *choice);

#endif
