/*
 * Times without a post (AC-37): from one post to the next, or to the end of
 * the period, as far as something was asked of whose the account was.
 */
#ifndef OTKLIK_ORDER_AUDIT_IDLE_H
#define OTKLIK_ORDER_AUDIT_IDLE_H

#include <stdint.h>

#include "order/audit.h"

struct audit_idle {
	int64_t from, until; /* instants */
};

/*
 * From when on an account without any post is idle: its opening, if the
 * register tells it, else the beginning of the period.
 */
int64_t audit_idle_opened(
    const struct audit *audit, const struct audit_account *account);

/* The same instant, or that since which the norm is in force (I-58). */
int64_t audit_idle_since(const struct audit *audit, int64_t since);

/*
 * Notes a time without a post in a term, if it is as long as `idle_days` and
 * some of it lies in the period; it may have begun before it.
 */
void audit_idle_note(const struct audit *audit, struct audit_term *term,
    int64_t from, int64_t until);

#endif
