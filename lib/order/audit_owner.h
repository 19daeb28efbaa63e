/*
 * The publications of an owner over all accounts that were his in a week: what
 * went through the special system to two networks is one publication (I-44),
 * and proven to have gone through it (AC-19). Of accounts outside the annex
 * nothing counts (I-40).
 */
#ifndef OTKLIK_ORDER_AUDIT_OWNER_H
#define OTKLIK_ORDER_AUDIT_OWNER_H

#include <stddef.h>
#include <stdint.h>

#include "order/audit.h"
#include "order/audit_tally.h"

/* What an owner published in one account in one week. */
struct audit_part {
	struct audit_account *account;
	const char *owner; /* NULL: nobody who is asked for anything */
	uint32_t week, family;
	unsigned network; /* a bit */
	unsigned plain;	  /* not through the special system */
	bool open;	  /* the account was his, and there, all week */
};

struct audit_special {
	/* hash of the id in the special system: two of the few posts of an
	 * owner's week will not share it */
	uint64_t id;
	uint32_t part;
};

struct audit_owners {
	struct audit_part *parts;
	size_t part_count, part_room;
	size_t base; /* the first part of the account in hand */
	struct audit_special *rows;
	size_t count, room;
};

/* The posts of an account come next. */
void audit_owner_open(struct audit_owners *owners, const struct audit *audit,
    const struct audit_weeks *weeks, struct audit_account *account);

/*
 * Notes a publication that counts in a week, of whose the account was then;
 * `id`: that in the special system, or NULL.
 */
void audit_owner_post(struct audit_owners *owners, long week,
    const struct audit_spell *spell, const char *id);

/*
 * After all posts of all accounts: sets `proven` and `owner_sum` of their
 * weeks. An owner with one network cannot prove anything by a second one, so
 * there all count as proven.
 */
void audit_owner_sum(struct audit_owners *owners);

void audit_owner_free(struct audit_owners *owners);

#endif
