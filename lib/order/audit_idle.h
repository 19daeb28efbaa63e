/*
 * Times without a post (AC-37): from one post to the next, or to the end of
 * the period, as far as the account was open and something was asked of whose
 * it was. A story is no post (I-49).
 */
#ifndef OTKLIK_ORDER_AUDIT_IDLE_H
#define OTKLIK_ORDER_AUDIT_IDLE_H

#include <stdint.h>

#include "order/audit.h"

struct audit_idle {
	int64_t from, until; /* instants */
};

/*
 * [opened, closed): where the register has the account as open; posts outside
 * of it end no idle time. INT64_MIN, INT64_MAX: the register does not tell.
 */
void audit_idle_open(const struct audit *audit,
    const struct audit_account *account, int64_t *opened, int64_t *closed);

/* The same instant, or that since which the norm is in force (I-58). */
int64_t audit_idle_since(const struct audit *audit, int64_t since);

/*
 * Notes a time without a post in a term, if it is as long as `idle_days` and
 * some of it lies in the term and the period; it may have begun before them.
 */
void audit_idle_note(const struct audit *audit, struct audit_term *term,
    int64_t from, int64_t until);

#endif
