/*
 * For tests of indicators: the half-year 2022H2 of a body with the schedule
 * gov, and what a fact adds to a figure.
 */
#ifndef OTKLIK_TESTS_INDICATOR_WORLD_H
#define OTKLIK_TESTS_INDICATOR_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../order/odd.h"
#include "order/indicator.h"

static struct law_tables tables;
static struct zone *omsk;
static struct hours *gov;
static struct indicator_frame frame;

static inline int
set_up(void **state)
{
	(void)state;
	law_tables_open(&tables);
	assert_null(zone_open(&omsk, "Asia/Omsk"));
	gov = open_hours(&tables.rows, "gov", NULL, &reading_defaults, omsk);
	frame = (struct indicator_frame){.cut = at("2023-01-01", omsk) - 1,
	    .until = at("2023-01-01", omsk),
	    .hours = gov};
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	hours_close(gov);
	zone_close(omsk);
	law_tables_close(&tables);
	return 0;
}

static inline const struct indicator *
indicator(const char *id)
{
	int number = indicator_find(id);

	if (number < 0)
		fail_msg("there is no %s", id);
	return &indicator_all[number];
}

static inline int64_t
when(const char *text)
{
	return text == NULL ? FIELD_NONE : at(text, omsk);
}

static inline void
check_count(struct indicator_count count, int64_t numerator,
    int64_t denominator, int64_t seconds)
{
	assert_int_equal(count.numerator, numerator);
	assert_int_equal(count.denominator, denominator);
	assert_int_equal(count.seconds, seconds);
}

#endif
