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
#include "base/date.h"
#include "order/due.h"

enum { WORLDS = 160, QUESTIONS = 150, ROWS = 96, OUTAGES = 4, OMSK = 21600 };

static uint64_t seed = 20220803;
static struct zone *zone;

/* A number from 0 to limit - 1. */
static int
number(int limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)((seed >> 20) % (uint64_t)limit);
}

static bool
chance(int percent)
{
	return number(100) < percent;
}

/* What one organisation works, told twice: as rows, and as bare minutes. */
struct world {
	int32_t first; /* the first date: a first of January */
	struct schedule schedules[ROWS];
	int begins[ROWS], ends[ROWS]; /* of the row, in minutes */
	char times[ROWS][2][16];
	size_t schedule_count;
	struct calendar calendar[NAIVE_DATES * 2];
	size_t calendar_count;
	struct readings readings;
};

static void
add_hours(
    struct world *world, const char *name, int weekday, int begin, int end)
{
	size_t i = world->schedule_count++;
	int shown = end > NAIVE_DAY ? end - NAIVE_DAY : end;

	world->begins[i] = begin;
	world->ends[i] = end;
	snprintf(
	    world->times[i][0], 16, "%02d:%02d", begin / 60 % 24, begin % 60);
	snprintf(
	    world->times[i][1], 16, "%02d:%02d", shown / 60 % 25, shown % 60);
	world->schedules[i] = (struct schedule){name, weekday,
	    world->times[i][0], world->times[i][1], DATE_NONE, DATE_NONE};
}

static void
add_weekday(struct world *world, const char *name, int weekday, int form)
{
	int at = number(10) * 30;

	switch (form) {
	case 0: /* an office with lunch */
		add_hours(world, name, weekday, 510, 780);
		add_hours(world, name, weekday, 840, 1065);
		break;
	case 1: /* two breaks */
		add_hours(world, name, weekday, 480, 660);
		add_hours(world, name, weekday, 675, 780);
		add_hours(world, name, weekday, 825, 1020);
		break;
	case 2: /* over midnight */
		add_hours(world, name, weekday, 1320, 1440 + 360);
		break;
	case 3: /* breaks, and over midnight into the next night */
		add_hours(world, name, weekday, 0, 120);
		add_hours(world, name, weekday, 1200, 1320);
		add_hours(world, name, weekday, 1350, 1440 + 60);
		break;
	case 4: /* until midnight */
		add_hours(world, name, weekday, 540, 1440);
		break;
	case 5: /* all day long */
		add_hours(world, name, weekday, 0, 1440);
		break;
	default: /* anything */
		for (int i = 0; i < 4 && at < 1380; i++) {
			int begin = at + number(120);
			int end = begin + 1 + number(240);

			if (begin >= 1440)
				break;
			if (end > 1440 && i == 0)
				end = 1440;
			add_hours(world, name, weekday, begin, end);
			at = end + 1 + number(90);
		}
		break;
	}
}

static void
make_schedule(struct world *world, const char *name)
{
	int form = number(7), days = number(4);

	for (int weekday = 1; weekday <= 7; weekday++) {
		if (days == 3 ? weekday != 6 : weekday > 5 && chance(80))
			continue;
		add_weekday(
		    world, name, weekday, chance(85) ? form : number(7));
	}
}

static void
make_calendar(struct world *world)
{
	static const char *const kinds[] = {
	    "off", "short", "working", "working_short", "decree"};
	static const char *const days[] = {
	    NULL, "mon", "tue", "fri", "sat", ""};
	int often = number(30);

	for (int i = 1; i < NAIVE_DATES; i++) {
		int64_t date = world->first + i - 1;

		if (i == 1 || i == 366 || chance(often))
			world->calendar[world->calendar_count++] =
			    (struct calendar){date, kinds[number(5)],
				days[number(6)], NULL, NULL};
		if (chance(often / 10))
			world->calendar[world->calendar_count++] =
			    (struct calendar){date, kinds[number(5)],
				days[number(6)], NULL, "own"};
	}
}

static void
make_world(struct world *world, int year)
{
	memset(world, 0, sizeof(*world));
	world->first = (int32_t)date_days(year, 1, 1);
	make_schedule(world, "one");
	make_schedule(world, "two");
	make_calendar(world);
	world->readings.moved_day_hours = (uint8_t)number(3);
	world->readings.decree_days = (uint8_t)number(2);
}

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
	naive->prestart_same_day = chance(50);
	naive->lunch_next_day = chance(50);
	naive->scope_first = chance(30);
	naive->pause = chance(40);
	naive->idle_count = chance(40);
	naive->open_due = chance(30);
	naive->days_same_day = chance(50);
	naive->days_end = number(3);
	readings->prestart_detection = naive->prestart_same_day;
	readings->lunch_detection = naive->lunch_next_day;
	readings->offhours_scope = naive->scope_first;
	readings->outage_mode = naive->pause;
	readings->outage_idle = naive->idle_count;
	readings->open_outage = naive->open_due;
	readings->days_start = naive->days_same_day;
	readings->days_end = (uint8_t)naive->days_end;
}

static int64_t
instant_of(int64_t minute)
{
	return minute * 60 - OMSK;
}

static size_t
choose_outages(
    struct naive_outage *naive, struct downtime *downtimes, int32_t start)
{
	int count = number(OUTAGES + 1);

	for (int i = 0; i < count; i++) {
		int32_t begin = start - 600 + number(chance(50) ? 1500 : 6000);
		int32_t end = begin + number(chance(50) ? 90 : 2000);

		if (chance(10))
			end = NAIVE_OPEN;
		naive[i] = (struct naive_outage){begin, end};
		downtimes[i].begin = instant_of(begin);
		downtimes[i].end =
		    end == NAIVE_OPEN ? DOWNTIME_OPEN : instant_of(end);
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
	    .center = &naive[number(2)],
	    .start = (world->first + 40 + number(600)) * NAIVE_DAY +
		     number(NAIVE_DAY),
	    .days = chance(20),
	    .first = chance(30),
	    .outages = outages};
	struct due_case asked = {.owner = hours[0],
	    .center = hours[told.center - naive],
	    .readings = &readings,
	    .downtimes = downtimes};
	struct due due = {.effects = NULL};
	const struct fault *fault;
	int64_t expected, found;

	choose_readings(&told, &readings);
	told.limit = 1 + number(told.days ? 12 : chance(50) ? 150 : 1500);
	told.detected = chance(30) ? -1 : told.start - number(3000);
	told.outage_count = (int)choose_outages(outages, downtimes, told.start);
	asked.downtime_count =
	    downtime_settle(downtimes, (size_t)told.outage_count, &readings);
	asked.start = instant_of(told.start);
	asked.detected =
	    told.detected < 0 ? INSTANT_NONE : instant_of(told.detected);
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

/* measure(start, add(start, n)) = n, wherever start lies. */
static bool
adds_what_it_measures(const struct world *world, const struct hours *hours)
{
	int64_t start = instant_of((int64_t)world->first * NAIVE_DAY +
				   number(700 * NAIVE_DAY)) +
			number(60);
	int64_t seconds = number(chance(50) ? 40000 : 2000000), end, measured;

	if (hours_add(hours, start, seconds, &end) != NULL)
		return true;
	assert_null(
	    hours_measure(hours, start < end ? start : end, end, &measured));
	return measured == (start < end ? seconds : 0);
}

static void
try_world(struct world *world)
{
	static struct naive naive[2];
	struct timetable_rows rows = {world->schedules, world->schedule_count,
	    world->calendar, world->calendar_count};
	struct hours *hours[2] = {NULL, NULL};
	bool own = chance(50);

	if (hours_open(&hours[0], &rows, "one", own ? "own" : NULL,
		&world->readings, zone) == NULL &&
	    hours_open(&hours[1], &rows, "two", NULL, &world->readings, zone) ==
		NULL) {
		tell_naively(world, "one", own, &naive[0]);
		tell_naively(world, "two", false, &naive[1]);
		for (int i = 0; i < QUESTIONS; i++) {
			assert_true(agree(
			    world, (const struct hours *const *)hours, naive));
			assert_true(adds_what_it_measures(world, hours[0]));
		}
	}
	hours_close(hours[0]);
	hours_close(hours[1]);
}

static void
try_zone(const struct world *world, const struct zone *other)
{
	struct timetable_rows rows = {world->schedules, world->schedule_count,
	    world->calendar, world->calendar_count};
	struct hours *hours = NULL;

	if (hours_open(&hours, &rows, "one", NULL, &world->readings, other) !=
	    NULL)
		return;
	for (int i = 0; i < 4 * QUESTIONS; i++)
		assert_true(adds_what_it_measures(world, hours));
	hours_close(hours);
}

/* A1-2.2 A1-4.4 A1-5.1 A1-6.1 A1-6.3 A1-12.1a A1-12.1b A3-6.1 A3-19.1 */
static void
due_times_agree_with_the_naive_telling(void **state)
{
	static struct world world;

	(void)state;
	for (int i = 0; i < WORLDS; i++) {
		make_world(&world, 2021);
		try_world(&world);
	}
}

/*
 * Hours that clocks skip or repeat, midnights that are
 * not there. What a term uses up is the term, wherever it begins.
 */
static void
add_and_measure_agree_in_every_zone(void **state)
{
	static const struct {
		const char *name;
		int year; /* and the next one */
	} zones[] = {{"Asia/Omsk", 2010}, {"Asia/Omsk", 2014},
	    {"America/Sao_Paulo", 2017}, {"Europe/Moscow", 2010},
	    {"Asia/Beirut", 2021}, {"Australia/Lord_Howe", 2021},
	    {"Africa/Casablanca", 2017}, {"Pacific/Apia", 2011}};
	static struct world world;

	(void)state;
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
		struct zone *other;

		assert_null(zone_open(&other, zones[i].name));
		for (int round = 0; round < 12; round++) {
			make_world(&world, zones[i].year);
			try_zone(&world, other);
		}
		zone_close(other);
	}
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(due_times_agree_with_the_naive_telling),
	    cmocka_unit_test(add_and_measure_agree_in_every_zone),
	};
	int failed;

	if (argc > 1)
		seed = strtoull(argv[1], NULL, 10); /* to try other worlds */
	if (zone_open(&zone, "Asia/Omsk") != NULL)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	zone_close(zone);
	return failed;
}
