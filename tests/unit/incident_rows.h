/*
 * Rows of the incident system's export for the tests, and what reads them.
 * Included once by each test, behind cmocka.h.
 */
#ifndef OTKLIK_TESTS_INCIDENT_ROWS_H
#define OTKLIK_TESTS_INCIDENT_ROWS_H

#include <string.h>

#include "base/instant.h"
#include "intake/incident.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Names of columns and their cells in turn, NULL ends a row. */
#define CREATED "Дата создания", "2026-03-10 09:00:00"
#define NUMBER "Номер инцидента", "800001"
#define URL "Урл поста", "http://vk.com/wall-900000101_7?reply=8&thread=6"
#define TEXT "Текст инцидента", "'Яма<br>во дворе"
#define ASSIGNED                                                               \
	"Отдел", "Администрация\u00a0города Омска", "Исполнитель", "ДГХ",      \
	    "Время назначения последнего исполнителя", "2026-03-10 10:00:00"
#define SUBMITTED                                                              \
	"Время отправки первого ответа ПИ на согласование",                    \
	    "2026-03-10 11:00:00", "1ый ответ ПИ", "'Заделаем."
#define ANSWERED "Время 1го ответа ПИ", "2026-03-10 11:30:00"
#define FIRST                                                                  \
	"Общее время первого ответа", "2026-03-10 09:30:00",                   \
	    "Общий текст первого ответа", "'Передали."
#define SURVEYED                                                               \
	"Время попадания на шаг оценка удовлетворенности", "2026-03-10 "       \
							   "11:30:01"
#define CLOSED                                                                 \
	"Дата окончания", "2026-03-13 09:00:00", "Итог", "Решено",             \
	    "Причина закрытия", "4"

struct fixture {
	struct zone *zone;
	struct arena arena;
	struct incident_columns columns;
	struct incident incident;
};

static int
set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){0};
	*state = &fixture;
	return zone_open(&fixture.zone, "Asia/Omsk") != NULL;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	zone_close(fixture->zone);
	arena_free(&fixture->arena);
	incident_columns_free(&fixture->columns);
	return 0;
}

static struct record
record_of(struct fixture *fixture, const char *const *cells)
{
	struct record record = {.object.kind = VALUE_OBJECT};

	for (; *cells != NULL; cells += 2)
		value_append(&record.object,
		    value_text(&fixture->arena, cells[0], cells[1]));
	return record;
}

static const struct fault *
read_row(struct fixture *fixture, const char *const *cells)
{
	struct record record = record_of(fixture, cells);

	return incident_read(&fixture->columns, &record, fixture->zone,
	    &fixture->arena, &fixture->incident);
}

static void
take_row(struct fixture *fixture, const char *const *cells)
{
	assert_null(read_row(fixture, cells));
}

/* An instant of the test's zone. */
static int64_t
at(const struct fixture *fixture, const char *text)
{
	int64_t instant;

	assert_true(instant_parse(text, fixture->zone, &instant));
	return instant;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
