/*
 * The publications of an owner over all his accounts: what went through the
 * special system to two networks is one publication (I-44), and proven to have
 * gone through it (AC-19).
 */
#ifndef OTKLIK_ORDER_AUDIT_OWNER_H
#define OTKLIK_ORDER_AUDIT_OWNER_H

#include <stddef.h>
#include <stdint.h>

#include "order/audit.h"

struct audit_special {
	const struct audit_account *account;
	uint64_t id; /* hash of the id in the special system */
	uint32_t week;
};

struct audit_owners {
	struct audit_special *rows;
	size_t count, room;
};

/* Notes a publication that counts in a week and has an id. */
void audit_owner_special(struct audit_owners *owners,
    const struct audit_account *account, long week, const char *id);

/*
 * After all posts of all accounts: sets `proven` and `owner_sum` of their
 * weeks. An owner with one network cannot prove anything by a second one, so
 * there all count as proven.
 */
void audit_owner_sum(
    struct audit_owners *owners, struct audit_account *accounts, size_t count);

void audit_owner_free(struct audit_owners *owners);

#endif
