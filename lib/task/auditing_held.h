/*
 * The accounts that were an owner's at any time of an audit. Inside lib/task
 * only.
 */
#ifndef OTKLIK_TASK_AUDITING_HELD_H
#define OTKLIK_TASK_AUDITING_HELD_H

#include <stddef.h>

#include "order/audit.h"

struct auditing_held {
	const char **owners; /* in order */
	const struct audit_account **accounts;
	size_t count;
};

/* Lists every account under each owner it had, once. */
void auditing_held_list(struct auditing_held *held,
    const struct audit_account *accounts, size_t count);
void auditing_held_free(struct auditing_held *held);

/* Those of one owner; `*count` is 0 if there are none. */
const struct audit_account *const *auditing_held_find(
    const struct auditing_held *held, const char *owner, size_t *count);

#endif
