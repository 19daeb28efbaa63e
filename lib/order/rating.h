/*
 * The indicators of the accounts, AI-01 to AI-09 (RULES 6.3), over the facts
 * of the audit: an account, its weeks, its comments, and what was found about
 * it.
 */
#ifndef OTKLIK_ORDER_RATING_H
#define OTKLIK_ORDER_RATING_H

#include <stdbool.h>

#include "model/account.h"
#include "order/audit.h"
#include "order/indicator.h"

/* One row behind a figure. */
struct rating_row {
	const char *indicator;	       /* AI-01 */
	const struct account *account; /* of what is missing: owner, network */
	const char *what; /* the week, the key of a comment; or NULL */
	struct indicator_count count;
};

typedef void rating_take(void *to, const struct rating_row *row);

/*
 * All but AI-03, of an account that is active in a network that the order
 * names; of others nothing. `failed` tells by AC-nn minus 1 which checks found
 * something about it or its owner.
 */
void rating_account(const struct audit *audit,
    const struct audit_account *account, const bool failed[AUDIT_CHECKS],
    rating_take *take, void *to);

/* AI-03: accounts that must exist, by the owner's networks or function. */
void rating_body(const struct audit *audit, const struct audit_body *body,
    rating_take *take, void *to);

#endif
