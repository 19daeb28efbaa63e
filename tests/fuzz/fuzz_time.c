/* Instants, dates, terms and rules of zones: what is read can be written. */
#include "fuzz.h"

#include "base/date.h"
#include "base/zone_rule.h"

static void
check_instant(const char *text, const struct zone *zone)
{
	int64_t instant, again;
	char shown[INSTANT_TEXT];

	if (!instant_parse(text, zone, &instant))
		return;
	PROMISE(instant != INSTANT_NONE);
	instant_format(instant, zone, shown);
	PROMISE(instant_parse(shown, zone, &again));
	PROMISE(again == instant);
	instant_format_ru(instant, zone, shown);
}

static void
check_date(const char *text)
{
	int64_t days, again;
	char shown[DATE_TEXT];
	int year, month, day;

	if (!date_parse(text, &days))
		return;
	date_format(days, shown);
	PROMISE(date_parse(shown, &again) && again == days);
	date_civil(days, &year, &month, &day);
	PROMISE(date_exists(year, month, day));
	PROMISE(date_days(year, month, day) == days);
	PROMISE(date_weekday(days) >= 1 && date_weekday(days) <= 7);
}

static void
check_term(const char *text)
{
	struct term term, again;
	char shown[TERM_TEXT];

	if (!term_parse(text, &term))
		return;
	PROMISE(term.amount > 0);
	term_format(term, shown);
	PROMISE(term_parse(shown, &again));
	PROMISE(again.unit == term.unit && again.amount == term.amount);
}

static void
check_rule(const char *text)
{
	struct zone_rule rule;
	int year;

	if (!zone_rule_parse(text, &rule) || !rule.changes)
		return;
	for (year = 1999; year < 2005; year++) {
		(void)zone_rule_begin(&rule, year);
		(void)zone_rule_end(&rule, year);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct zone *zones[2];
	char *text = fuzz_string(data, size);

	if (zones[0] == NULL) {
		PROMISE(zone_open(&zones[0], "Asia/Omsk") == NULL);
		PROMISE(zone_open(&zones[1], "America/New_York") == NULL);
	}
	check_instant(text, zones[0]);
	check_instant(text, zones[1]);
	check_date(text);
	check_term(text);
	check_rule(text);
	free(text);
	return 0;
}
