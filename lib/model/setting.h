/*
 * The keys of the tables settings and norms, and what each may be set to.
 *
 * A reading that the program does not carry out cannot be chosen: where RULES
 * part 3 names no alternative, the default is the only value. A key that a
 * table of settings leaves out has its default.
 */
#ifndef OTKLIK_MODEL_SETTING_H
#define OTKLIK_MODEL_SETTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/reference.h"

/*
 * FAULT_INPUT with field `key` if there is no setting of that name, with field
 * `value` if it cannot be set to that. A zone is looked up in the tz database.
 */
const struct fault *setting_check(const char *key, const char *value);

/* The same for a key of the table norms. */
const struct fault *setting_check_norm(const char *key, const char *value);

/* What a setting is unless somebody says otherwise; NULL if unknown. */
const char *setting_default(const char *key);

/* The value of a setting: the table's row, else the default. */
const char *setting_get(
    const struct setting *settings, size_t count, const char *key);

/* True if `item` is one of the items of a list between commas. */
bool setting_lists(const char *list, const char *item);

/* Reads an age, calendar time as 90d or 24h, into seconds; else false. */
bool setting_age(const char *text, int64_t *seconds);

#endif
