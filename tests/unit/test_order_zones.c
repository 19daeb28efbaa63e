/*
 * Terms added and measured where clocks are put forward and back, whatever
 * the hours, the calendar and the zone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../order/world.h"

enum { WORLDS = 12, STARTS = 600 };

static void
try_zone(const struct world *world, const struct zone *other)
{
	struct timetable_rows rows = {world->schedules, world->schedule_count,
	    world->calendar, world->calendar_count};
	struct hours *hours = NULL;

	if (hours_open(&hours, &rows, "one", NULL, &world->readings, other) !=
	    NULL)
		return;
	for (int i = 0; i < STARTS; i++)
		assert_true(world_adds_up(world, hours));
	hours_close(hours);
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
		for (int round = 0; round < WORLDS; round++) {
			world_make(&world, zones[i].year);
			try_zone(&world, other);
		}
		zone_close(other);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(add_and_measure_agree_in_every_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
