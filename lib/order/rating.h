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
#include "order/rating_part.h"

/*
 * One row behind a figure: an account, or one of the others; of posts as many
 * as the denominator.
 */
struct rating_row {
	const char *indicator;	       /* AI-01 */
	const struct account *account; /* of what is missing: owner, network */
	const char *week;	       /* of the account; or NULL */
	const struct comment *comment;
	const struct rating_part *posts;
	const struct attestation *stated;
	struct indicator_count count;
};

typedef void rating_take(void *to, const struct rating_row *row);

/*
 * All but AI-03, of what one owner did with an account while it was in a
 * network that the order names. `failed` tells by AC-nn minus 1 which checks
 * found something about him and it.
 */
void rating_account(const struct audit *audit, const struct rating_part *part,
    const bool failed[AUDIT_CHECKS], rating_take *take, void *to);

/*
 * What a post of the account adds to the owner's AI-07-largest or AI-08: one of
 * the format that most of his have (of several the first one), one that a
 * person has confirmed to be a press release. One of another's adds nothing.
 */
struct indicator_count rating_post(const char *indicator,
    const struct rating_part *part, const struct post *post);

/*
 * DQ-07: the last statement of each code about a subject by the time of the
 * audit, and whether it has expired: by itself, or by the age to which the norm
 * of the owner lets two-factor access be attested.
 */
void rating_stated(const struct audit *audit, struct audit_stated stated,
    const struct audit_owner *owner, rating_take *take, void *to);

/* AI-03: accounts that must exist, by the owner's networks or function. */
void rating_body(const struct audit *audit, const struct audit_body *body,
    rating_take *take, void *to);

#endif
