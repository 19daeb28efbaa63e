/*
 * Whose an account was, and when: the times in which nothing changed of what
 * the order asks of its owner. The register, the bodies with their parents and
 * own acts, and the networks of the annex change; what was published, deleted
 * or left undone is asked of him whose the account was then.
 */
#ifndef OTKLIK_ORDER_AUDIT_SPELL_H
#define OTKLIK_ORDER_AUDIT_SPELL_H

#include <stdbool.h>
#include <stdint.h>

#include "order/audit.h"

struct audit_spell {
	int64_t from, until; /* instants, [from, until) */
	const struct account *row;
	struct audit_owner owner;
	bool inside; /* a network that the order names */
	bool counts; /* the same, or named when the order came into force */
};

/* Finds the instants at which bodies, acts or networks change. */
void audit_spell_turns(struct audit *audit);

/*
 * The spells of an account over the period and its weeks, one after the other
 * without a gap; none if the register does not know it.
 */
void audit_spell_list(const struct audit *audit, struct audit_account *account);

/* The spell of an instant, of another one the nearest; NULL: there is none. */
const struct audit_spell *audit_spell_at(
    const struct audit_account *account, int64_t at);

/*
 * The last spell of [begin, end); NULL if in it the account had several owners
 * or what is asked of them changed. What is asked for the whole time binds only
 * whom it bound all the time: if the own act of a municipal body was in force
 * in a part of it, the last spell without one (I-38, I-46).
 */
const struct audit_spell *audit_spell_during(
    const struct audit_account *account, int64_t begin, int64_t end);

/*
 * True if what is published in it is a figure of whose the account is then:
 * from the beginning of the period in which the order came into force on,
 * though no norm asks for it before.
 */
bool audit_spell_counts(const struct audit_spell *spell);

/* True if a check asks something of the account in this spell. */
bool audit_spell_asks(
    const struct audit_check *check, const struct audit_spell *spell);

#endif
