/*
 * The facts of an audit, read from the store into memory once.
 */
#ifndef OTKLIK_TASK_AUDITING_FACTS_H
#define OTKLIK_TASK_AUDITING_FACTS_H

#include <stddef.h>

#include "order/audit.h"
#include "task/accounts.h"

struct auditing_facts {
	struct task *task;
	struct audit *audit;
	struct accounts_list accounts, access, stated; /* whole histories */
	struct audit_account *rows;		       /* by code */
	size_t count;
	struct outage *outages;
};

/*
 * Reads the tables into `audit->rows`; what they hold belongs to the task and
 * to `facts`.
 */
const struct fault *auditing_facts_tables(struct auditing_facts *facts);

/* Reads everything about every account; auditing_facts_close takes it back. */
const struct fault *auditing_facts_read(struct auditing_facts *facts);
void auditing_facts_close(struct auditing_facts *facts);

/* What is stated about a subject; of several, in their order. */
struct audit_stated auditing_facts_stated(
    const struct auditing_facts *facts, const char *subject);

#endif
