/*
 * Looking on while an audit goes through bodies and accounts. Inside lib/task
 * only.
 */
#ifndef OTKLIK_TASK_AUDITING_WATCH_H
#define OTKLIK_TASK_AUDITING_WATCH_H

#include "order/audit.h"
#include "task/auditing.h"

/*
 * Called with `to` of the request, after the findings about each: about a body
 * that there is on the day of the audit, and about any account.
 */
struct auditing_watch {
	void (*body)(
	    void *to, const struct audit *audit, const struct audit_body *body);
	void (*account)(void *to, const struct audit *audit,
	    const struct audit_account *account);
};

/* The watch is borrowed. */
void auditing_watch(
    struct auditing *auditing, const struct auditing_watch *watch);

#endif
