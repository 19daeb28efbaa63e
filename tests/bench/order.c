/*
 * How fast lib/order is: due times a second with random starts over five
 * years, with and without 400 outages. Prints, asserts nothing.
 */
#include <inttypes.h>
#include <time.h>

#include "../order/tables.h"
#include "order/compute.h"

enum { QUESTIONS = 1 << 16, ROUNDS = 64, OUTAGES = 400 };

static uint64_t seed = 1;

static int64_t
below(int64_t limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int64_t)(seed >> 16) % limit;
}

static double
seconds_used(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static void
run(const char *name, const struct due_case *common, const int64_t *starts,
    bool off_hours)
{
	struct due_case question = *common;
	struct due due = {.effects = NULL};
	int64_t sum = 0;
	double began = seconds_used(), used;

	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < QUESTIONS; i++) {
			question.start = starts[i];
			question.first = off_hours;
			if (due_find(&question, &due) == NULL)
				sum += due.due;
		}
	}
	used = seconds_used() - began;
	printf("%-44s %6.2f M/s %6.1f ns  (%" PRId64 ")\n", name,
	    ROUNDS * (double)QUESTIONS / used / 1e6,
	    used * 1e9 / ROUNDS / QUESTIONS, sum & 0xffff);
}

/* From plain fields, as msg-deadline --compute reads them. */
static void
run_compute(const struct compute_tables *tables, const int64_t *starts)
{
	static char texts[QUESTIONS][INSTANT_TEXT];
	struct compute *compute;
	struct compute_input input = {.schedule = "gov",
	    .rule = "A1-6.1;detected=2022-10-04T06:00:00;outage_mode=pause",
	    .limit = "2h",
	    .outages = "2022-10-05T10:30:00/2022-10-05T11:15:00"};
	struct compute_answer answer;
	int64_t sum = 0;
	double began, used;

	compute_open(&compute, tables);
	for (int i = 0; i < QUESTIONS; i++)
		instant_format(starts[i], tables->zone, texts[i]);
	began = seconds_used();
	for (int round = 0; round < ROUNDS / 8; round++) {
		for (int i = 0; i < QUESTIONS; i++) {
			input.start = texts[i];
			if (compute_due(compute, &input, &answer) == NULL)
				sum += answer.due.due;
		}
	}
	used = seconds_used() - began;
	printf("%-44s %6.2f M/s %6.1f ns  (%" PRId64 ")\n",
	    "a whole record of text",
	    ROUNDS / 8 * (double)QUESTIONS / used / 1e6,
	    used * 1e9 / (ROUNDS / 8) / QUESTIONS, sum & 0xffff);
	compute_close(compute);
}

int
main(void)
{
	static int64_t starts[QUESTIONS];
	static struct downtime downtimes[OUTAGES];
	struct law_tables tables;
	struct zone *zone;
	struct hours *hours;
	struct readings pause = reading_defaults;
	int64_t five_years = INT64_C(5) * 365 * DAY_SECONDS;
	int64_t first = date_days(2020, 1, 5) * DAY_SECONDS;
	struct due_case question = {.readings = &reading_defaults,
	    .limit = {TERM_SECONDS, 7200},
	    .detected = INSTANT_NONE};

	pause.outage_mode = OUTAGE_PAUSE;
	law_tables_open(&tables);
	if (zone_open(&zone, "Asia/Omsk") != NULL ||
	    hours_open(&hours, &tables.rows, "gov", NULL, &reading_defaults,
		zone) != NULL)
		return 1;
	question.owner = question.center = hours;
	for (int i = 0; i < QUESTIONS; i++)
		starts[i] = first + below(five_years);
	for (int i = 0; i < OUTAGES; i++) {
		downtimes[i].begin = first + below(five_years);
		downtimes[i].end = downtimes[i].begin + below(6 * 3600);
	}
	run("2 h", &question, starts, false);
	run("2 h, detection", &question, starts, true);
	question.downtimes = downtimes;
	question.downtime_count =
	    downtime_settle(downtimes, OUTAGES, &reading_defaults);
	run("2 h, detection, 400 outages", &question, starts, true);
	question.readings = &pause;
	run("2 h, detection, 400 outages, pause", &question, starts, true);
	question.readings = &reading_defaults;
	question.limit = (struct term){TERM_SECONDS, 400 * 3600};
	run("400 h, detection, 400 outages", &question, starts, true);
	question.limit = (struct term){TERM_WORKING_DAYS, 8};
	run("8 working days", &question, starts, false);
	run_compute(&(struct compute_tables){tables.rows, tables.terms,
			tables.term_count, reading_defaults, zone},
	    starts);
	hours_close(hours);
	zone_close(zone);
	law_tables_close(&tables);
	return 0;
}
