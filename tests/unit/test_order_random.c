/*
 * Random schedules, calendars, starts, terms, outages and readings: lib/order
 * against the naive telling of tests/order/naive.h, and against itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "../order/naive.h"
#include "../order/world.h"
#include "order/due.h"

enum { WORLDS = 160, QUESTIONS = 150, OUTAGES = 4 };

static struct zone *zone;

/* The row of the calendar that holds for a body on a date. */
static const struct calendar *
row_of(const struct world *world, int64_t date, bool own)
{
	const struct calendar *found = NULL;

	for (size_t i = 0; i < world->calendar_count; i++) {
		const struct calendar *row = &world->calendar[i];

		if (row->date == date && (row->body == NULL || own))
			found =
			    row->body != NULL || found == NULL ? row : found;
	}
	return found;
}

/* Whose hours, as the table says it; own is the date's own weekday. */
static int
weekday_told(const struct world *world, const struct calendar *row, int own)
{
	static const char *const names[] = {
	    "mon", "tue", "wed", "thu", "fri", "sat", "sun"};

	if (row == NULL || row->kind[0] != 'w' ||
	    world->readings.moved_day_hours == MOVED_OWN)
		return own;
	if (world->readings.moved_day_hours == MOVED_FRIDAY)
		return 5;
	for (int i = 0; row->hours_as != NULL && i < 7; i++) {
		if (strcmp(row->hours_as, names[i]) == 0)
			return i + 1;
	}
	return own;
}

static void
tell_naively(
    const struct world *world, const char *name, bool own, struct naive *naive)
{
	memset(naive, 0, sizeof(*naive));
	naive->first_date = world->first - 1;
	for (int i = 1; i < NAIVE_DATES; i++) {
		int64_t date = world->first + i - 1;
		const struct calendar *row = row_of(world, date, own);
		int weekday = weekday_told(world, row, (i + 3) % 7 + 1);
		bool off = row != NULL &&
			   (strcmp(row->kind, "off") == 0 ||
			       (row->kind[0] == 'd' &&
				   world->readings.decree_days == DECREE_OFF));

		for (size_t k = 0; !off && k < world->schedule_count; k++) {
			if (world->schedules[k].weekday == weekday &&
			    strcmp(world->schedules[k].schedule, name) == 0)
				naive_work(&naive->dates[i], world->begins[k],
				    world->ends[k]);
		}
		naive_settle(&naive->dates[i],
		    row != NULL && strstr(row->kind, "short") != NULL ? 60 : 0);
	}
}

/* The same readings in both tellings. */
static void
choose_readings(struct naive_question *naive, struct readings *readings)
{
	naive->prestart_same_day = world_chance(50);
	naive->lunch_next_day = world_chance(50);
	naive->scope_first = world_chance(30);
	naive->pause = world_chance(40);
	naive->idle_count = world_chance(40);
	naive->open_due = world_chance(30);
	naive->days_same_day = world_chance(50);
	naive->days_end = world_number(3);
	readings->prestart_detection = naive->prestart_same_day;
	readings->lunch_detection = naive->lunch_next_day;
	readings->offhours_scope = naive->scope_first;
	readings->outage_mode = naive->pause;
	readings->outage_idle = naive->idle_count;
	readings->open_outage = naive->open_due;
	readings->days_start = naive->days_same_day;
	readings->days_end = (uint8_t)naive->days_end;
}

static size_t
choose_outages(
    struct naive_outage *naive, struct downtime *downtimes, int32_t start)
{
	int count = world_number(OUTAGES + 1);

	for (int i = 0; i < count; i++) {
		int32_t begin =
		    start - 600 + world_number(world_chance(50) ? 1500 : 6000);
		int32_t end =
		    begin + world_number(world_chance(50) ? 90 : 2000);

		if (world_chance(10))
			end = NAIVE_OPEN;
		naive[i] = (struct naive_outage){begin, end};
		downtimes[i].begin = world_instant(begin);
		downtimes[i].end =
		    end == NAIVE_OPEN ? DOWNTIME_OPEN : world_instant(end);
	}
	return (size_t)count;
}

/* One random question to both; true if they agree. */
static bool
agree(const struct world *world, const struct hours *const hours[2],
    const struct naive *naive)
{
	struct naive_outage outages[OUTAGES];
	struct downtime downtimes[OUTAGES];
	struct readings readings = world->readings;
	struct naive_question told = {.owner = &naive[0],
	    .center = &naive[world_number(2)],
	    .start = (world->first + 40 + world_number(600)) * NAIVE_DAY +
		     world_number(NAIVE_DAY),
	    .days = world_chance(20),
	    .first = world_chance(30),
	    .outages = outages};
	struct due_case asked = {.owner = hours[0],
	    .center = hours[told.center - naive],
	    .readings = &readings,
	    .downtimes = downtimes};
	struct due due = {.effects = NULL};
	const struct fault *fault;
	int64_t expected, found;

	choose_readings(&told, &readings);
	told.limit = 1 + world_number(told.days		 ? 12
				      : world_chance(50) ? 150
							 : 1500);
	told.detected = world_chance(30) ? -1 : told.start - world_number(3000);
	told.outage_count = (int)choose_outages(outages, downtimes, told.start);
	asked.downtime_count =
	    downtime_settle(downtimes, (size_t)told.outage_count, &readings);
	asked.start = world_instant(told.start);
	asked.detected =
	    told.detected < 0 ? INSTANT_NONE : world_instant(told.detected);
	asked.first = told.first;
	asked.limit =
	    (struct term){told.days ? TERM_WORKING_DAYS : TERM_SECONDS,
		told.days ? told.limit : told.limit * 60};
	expected = naive_due(&told);
	fault = due_find(&asked, &due);
	found = fault != NULL	? NAIVE_UNKNOWN
		: due.suspended ? NAIVE_SUSPENDED
				: due.due + OMSK;
	if (found == expected)
		return true;
	print_error("start %d detected %d limit %d%s first %d outages %d: "
		    "expected %lld, found %lld %s\n",
	    told.start, told.detected, told.limit, told.days ? "wd" : "m",
	    told.first, told.outage_count, (long long)expected,
	    (long long)found, fault != NULL ? fault->text : "");
	return false;
}

static void
try_world(struct world *world)
{
	static struct naive naive[2];
	struct timetable_rows rows = {world->schedules, world->schedule_count,
	    world->calendar, world->calendar_count};
	struct hours *hours[2] = {NULL, NULL};
	bool own = world_chance(50);

	if (hours_open(&hours[0], &rows, "one", own ? "own" : NULL,
		&world->readings, zone) == NULL &&
	    hours_open(&hours[1], &rows, "two", NULL, &world->readings, zone) ==
		NULL) {
		tell_naively(world, "one", own, &naive[0]);
		tell_naively(world, "two", false, &naive[1]);
		for (int i = 0; i < QUESTIONS; i++) {
			assert_true(agree(
			    world, (const struct hours *const *)hours, naive));
			assert_true(world_adds_up(world, hours[0]));
		}
	}
	hours_close(hours[0]);
	hours_close(hours[1]);
}

/* A1-2.2 A1-4.4 A1-5.1 A1-6.1 A1-6.3 A1-12.1a A1-12.1b A3-6.1 A3-19.1 */
static void
due_times_agree_with_the_naive_telling(void **state)
{
	static struct world world;

	(void)state;
	for (int i = 0; i < WORLDS; i++) {
		world_make(&world, 2021);
		try_world(&world);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(due_times_agree_with_the_naive_telling),
	};
	int failed;

	if (argc > 1)
		world_seed =
		    strtoull(argv[1], NULL, 10); /* to try other worlds */
	if (zone_open(&zone, "Asia/Omsk") != NULL)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	zone_close(zone);
	return failed;
}
