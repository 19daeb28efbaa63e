/*
 * The weeks of an account that are judged (I-44 to I-48).
 */
#ifndef OTKLIK_ORDER_AUDIT_WEEK_H
#define OTKLIK_ORDER_AUDIT_WEEK_H

#include <stdbool.h>
#include <stdint.h>

#include "order/audit.h"

/*
 * Whose the account was in a week that is judged by a norm: it has ended, the
 * account was there during all of it in a network that the order names, its
 * owner was one and the same and asked for the same, and the norm was in force
 * (I-46); and, where a setting exempts weeks with holidays, it has none (I-48).
 * NULL: the week is not judged.
 */
const struct audit_owner *audit_week_judged(const struct audit *audit,
    const struct audit_account *account, int64_t monday, const char *norm);

/* True if the register has the account as open from Monday to Sunday. */
bool audit_week_open(const struct audit *audit,
    const struct audit_account *account, int64_t monday);

/* True if the special system failed in the week of a Monday (AC-19). */
bool audit_week_outage(const struct audit *audit, int64_t monday);

#endif
