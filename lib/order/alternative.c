#include "order/alternative.h"

#include <stdbool.h>

#include "base/date.h"

/* True if the case, read so, has a due time of its own. */
static bool
differs(const struct due_case *question, const struct due *due, int64_t *other)
{
	struct due found = {.effects = NULL};

	if (due_find(question, &found) != NULL || found.suspended)
		return false;
	*other = found.due;
	return found.due != due->due;
}

/* Tries a set of readings that differs in one key. */
static bool
try_readings(const struct due_case *question, const struct due *due,
    const struct readings *readings, const char *key,
    struct alternative *alternative)
{
	struct due_case other = *question;

	other.readings = readings;
	if (!differs(&other, due, &alternative->due))
		return false;
	alternative->key = key;
	alternative->value = reading_value(readings, key);
	return true;
}

/* I-01. */
static bool
try_prestart(const struct due_case *question, const struct due *due,
    struct alternative *alternative)
{
	struct readings other = *question->readings;

	if (due->place != HOURS_BEFORE)
		return false;
	other.prestart_detection = other.prestart_detection == PRESTART_NEXT_DAY
				       ? PRESTART_SAME_DAY
				       : PRESTART_NEXT_DAY;
	return try_readings(
	    question, due, &other, "prestart_detection", alternative);
}

/* I-02. */
static bool
try_lunch(const struct due_case *question, const struct due *due,
    struct alternative *alternative)
{
	struct readings other = *question->readings;

	if (due->place != HOURS_BREAK)
		return false;
	other.lunch_detection =
	    other.lunch_detection == LUNCH_PAUSE ? LUNCH_NEXT_DAY : LUNCH_PAUSE;
	return try_readings(
	    question, due, &other, "lunch_detection", alternative);
}

/* I-03. */
static bool
try_scope(const struct due_case *question, const struct due *due,
    struct alternative *alternative)
{
	struct readings other = *question->readings;

	if (question->first)
		return false;
	other.offhours_scope = other.offhours_scope == OFFHOURS_ALL
				   ? OFFHOURS_FIRST
				   : OFFHOURS_ALL;
	return try_readings(
	    question, due, &other, "offhours_scope", alternative);
}

/* I-04: off-hours told by the owner's time and not by the Center's. */
static bool
try_center(const struct due_case *question, const struct due *due,
    struct alternative *alternative)
{
	struct due_case other = *question;

	if (question->center == question->owner)
		return false;
	other.center = question->owner;
	if (!differs(&other, due, &alternative->due))
		return false;
	alternative->key = "center";
	alternative->value = hours_schedule(question->owner);
	return true;
}

void
alternative_find(const struct due_case *question, const struct due *due,
    struct alternative *alternative)
{
	bool detected = question->first || question->detected != INSTANT_NONE;

	if (detected && !due->suspended &&
	    question->limit.unit == TERM_SECONDS &&
	    (try_prestart(question, due, alternative) ||
		try_lunch(question, due, alternative) ||
		try_scope(question, due, alternative) ||
		try_center(question, due, alternative)))
		return;
	*alternative = (struct alternative){INSTANT_NONE, NULL, NULL};
}
