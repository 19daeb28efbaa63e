/*
 * What each owner of an account did with it in a period: whoever publishes or
 * deletes, the figure is his whose the account was then (RULES 6.3).
 */
#ifndef OTKLIK_ORDER_RATING_PART_H
#define OTKLIK_ORDER_RATING_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "order/audit.h"

/* Of all times in the period in which an account was one owner's. */
struct rating_part {
	const struct audit_account *account;
	const struct audit_owner *owner; /* as he was in the last of them */
	const struct account *row;	 /* of the register, then */
	bool present; /* it is his on the day of the audit, and open */
	bool held;    /* or was his and open before it was another's */
	unsigned posts, confirmed; /* of these the press releases */
	struct audit_formats formats;
};

/*
 * Those who were one the order asks, in a network it names, in order of their
 * first time; they live in the arena of the audit.
 */
size_t rating_parts(const struct audit *audit,
    const struct audit_account *account, const struct rating_part **parts);

/* True if at an instant the account was that owner's, as such. */
bool rating_part_has(const struct rating_part *part, int64_t at);

/* The format most of its posts have: the first of several. */
size_t rating_part_largest(const struct rating_part *part);

#endif
