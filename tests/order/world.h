/*
 * Random organisations: schedules and calendars as rows, and what their rows
 * say in bare minutes. Each comes from the ones before: the same seed gives
 * the same worlds.
 */
#ifndef OTKLIK_TESTS_ORDER_WORLD_H
#define OTKLIK_TESTS_ORDER_WORLD_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "order/hours.h"

enum { ROWS = 96, WORLD_DAY = 1440, WORLD_DATES = 731, OMSK = 21600 };

static uint64_t world_seed = 20220803;

/* A number from 0 to limit - 1. */
static int
world_number(int limit)
{
	world_seed ^= world_seed << 13;
	world_seed ^= world_seed >> 7;
	world_seed ^= world_seed << 17;
	return (int)((world_seed >> 20) % (uint64_t)limit);
}

static bool
world_chance(int percent)
{
	return world_number(100) < percent;
}

/* What one organisation works, told twice: as rows, and as bare minutes. */
struct world {
	int32_t first; /* the first date: a first of January */
	struct schedule schedules[ROWS];
	int begins[ROWS], ends[ROWS]; /* of the row, in minutes */
	char times[ROWS][2][16];
	size_t schedule_count;
	struct calendar calendar[WORLD_DATES * 2];
	size_t calendar_count;
	struct readings readings;
};

static void
world_hours(
    struct world *world, const char *name, int weekday, int begin, int end)
{
	size_t i = world->schedule_count++;
	int shown = end > WORLD_DAY ? end - WORLD_DAY : end;

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
world_weekday(struct world *world, const char *name, int weekday, int form)
{
	int at = world_number(10) * 30;

	switch (form) {
	case 0: /* an office with lunch */
		world_hours(world, name, weekday, 510, 780);
		world_hours(world, name, weekday, 840, 1065);
		break;
	case 1: /* two breaks */
		world_hours(world, name, weekday, 480, 660);
		world_hours(world, name, weekday, 675, 780);
		world_hours(world, name, weekday, 825, 1020);
		break;
	case 2: /* over midnight */
		world_hours(world, name, weekday, 1320, 1440 + 360);
		break;
	case 3: /* breaks, and over midnight into the next night */
		world_hours(world, name, weekday, 0, 120);
		world_hours(world, name, weekday, 1200, 1320);
		world_hours(world, name, weekday, 1350, 1440 + 60);
		break;
	case 4: /* until midnight */
		world_hours(world, name, weekday, 540, 1440);
		break;
	case 5: /* all day long */
		world_hours(world, name, weekday, 0, 1440);
		break;
	default: /* anything */
		for (int i = 0; i < 4 && at < 1380; i++) {
			int begin = at + world_number(120);
			int end = begin + 1 + world_number(240);

			if (begin >= 1440)
				break;
			if (end > 1440 && i == 0)
				end = 1440;
			world_hours(world, name, weekday, begin, end);
			at = end + 1 + world_number(90);
		}
		break;
	}
}

static void
world_schedule(struct world *world, const char *name)
{
	int form = world_number(7), days = world_number(4);

	for (int weekday = 1; weekday <= 7; weekday++) {
		if (days == 3 ? weekday != 6 : weekday > 5 && world_chance(80))
			continue;
		world_weekday(world, name, weekday,
		    world_chance(85) ? form : world_number(7));
	}
}

static void
world_calendar(struct world *world)
{
	static const char *const kinds[] = {
	    "off", "short", "working", "working_short", "decree"};
	static const char *const days[] = {
	    NULL, "mon", "tue", "fri", "sat", ""};
	int often = world_number(30);

	for (int i = 1; i < WORLD_DATES; i++) {
		int64_t date = world->first + i - 1;

		if (i == 1 || i == 366 || world_chance(often))
			world->calendar[world->calendar_count++] =
			    (struct calendar){date, kinds[world_number(5)],
				days[world_number(6)], NULL, NULL};
		if (world_chance(often / 10))
			world->calendar[world->calendar_count++] =
			    (struct calendar){date, kinds[world_number(5)],
				days[world_number(6)], NULL, "own"};
	}
}

static void
world_make(struct world *world, int year)
{
	memset(world, 0, sizeof(*world));
	world->first = (int32_t)date_days(year, 1, 1);
	world_schedule(world, "one");
	world_schedule(world, "two");
	world_calendar(world);
	world->readings.moved_day_hours = (uint8_t)world_number(3);
	world->readings.decree_days = (uint8_t)world_number(2);
}

/* Of a minute in Omsk since 1970. */
static inline int64_t
world_instant(int64_t minute)
{
	return minute * 60 - OMSK;
}

/* measure(start, add(start, n)) = n, wherever start lies. */
static bool
world_adds_up(const struct world *world, const struct hours *hours)
{
	int64_t start = world_instant((int64_t)world->first * WORLD_DAY +
				      world_number(700 * WORLD_DAY)) +
			world_number(60);
	int64_t seconds = world_number(world_chance(50) ? 40000 : 2000000), end,
		measured;

	if (hours_add(hours, start, seconds, &end) != NULL)
		return true;
	assert_null(
	    hours_measure(hours, start < end ? start : end, end, &measured));
	return measured == (start < end ? seconds : 0);
}

#endif
