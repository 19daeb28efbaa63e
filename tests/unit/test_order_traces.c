/*
 * Steps into clocks: every table of tests/order/traces is one story.
 *
 * A table has the columns event, at, body, role, draft, term, due, state,
 * late. A row is a step named as in RECORDS part 2 (`!` before it: imported),
 * or one of
 *
 *	reading		KEY=VALUE in `at`
 *	outage		begin in `at`, end in `due`, kind in `role`, scope in
 *			`draft` (failure of the system unless said)
 *	now		the instant at which clocks are judged
 *	clock:NAME	a clock that must come out, in this order: start in
 *			`at`, limit in `term`
 *
 * A, B, C, D are bodies of annex 1 with hours gov, M is a municipal one with
 * hours plain; A#2 is A's second assignment. The Center has hours gov.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "../order/tables.h"
#include "base/text.h"
#include "order/office.h"
#include "order/terms.h"
#include "order/verdict.h"

static const char folder[] = TESTS_DIR "/order/traces";

enum { EVENT, AT, BODY, ROLE, DRAFT, TERM, DUE, STATE, LATE, MOST = 128 };

static struct law_tables tables;
static struct zone *zone;
static struct office_set *offices;

struct story {
	const char *name;
	struct readings readings;
	struct step steps[MOST];
	size_t step_count;
	struct outage outages[MOST];
	size_t outage_count;
	int64_t now;
	char *(*expected[MOST])[CELLS];
	size_t expected_count;
	const char *assignments[MOST]; /* A, A#2: numbered from 1 */
	size_t assignment_count;
};

static int
set_up(void **state)
{
	(void)state;
	law_tables_open(&tables);
	assert_null(zone_open(&zone, "Asia/Omsk"));
	office_open(&offices, &tables.rows, zone);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	office_close(offices);
	zone_close(zone);
	law_tables_close(&tables);
	return 0;
}

static int64_t
instant(const struct story *story, const char *text)
{
	int64_t found;

	if (!instant_parse(text, zone, &found))
		fail_msg("%s: not an instant: %s", story->name, text);
	return found;
}

static int64_t
assignment(struct story *story, const char *text)
{
	size_t i;

	if (text[0] == '\0')
		return STEP_MESSAGE;
	for (i = 0; i < story->assignment_count; i++) {
		if (text_equal(story->assignments[i], text))
			return (int64_t)i + 1;
	}
	story->assignments[story->assignment_count++] = text;
	return (int64_t)story->assignment_count;
}

static void
read_step(struct story *story, char **cells)
{
	static const char *const bodies[] = {"A", "B", "C", "D", "M"};
	struct step *step = &story->steps[story->step_count++];
	const char *name = cells[EVENT];

	*step = (struct step){.imported = name[0] == '!'};
	step->at = instant(story, cells[AT]);
	step->assignment = assignment(story, cells[BODY]);
	for (int i = 0; i < 5; i++) {
		if (cells[BODY][0] == bodies[i][0])
			step->body = bodies[i];
	}
	if (!event_kind_parse(name + step->imported, &step->kind))
		fail_msg("%s: no such event: %s", story->name, name);
	if (cells[ROLE][0] != '\0')
		assert_true(assignment_role_parse(cells[ROLE], &step->role));
	if (cells[DRAFT][0] != '\0')
		assert_true(step_draft_parse(cells[DRAFT], &step->draft));
	if (cells[TERM][0] != '\0')
		assert_true(term_parse(cells[TERM], &step->term));
}

static void
read_outage(struct story *story, char **cells)
{
	struct outage *outage = &story->outages[story->outage_count++];

	outage->begin = instant(story, cells[AT]);
	outage->end =
	    cells[DUE][0] == '\0' ? FIELD_NONE : instant(story, cells[DUE]);
	outage->kind = cells[ROLE][0] == '\0' ? "failure" : cells[ROLE];
	outage->scope = cells[DRAFT][0] == '\0' ? "system" : cells[DRAFT];
}

static void
read_reading(struct story *story, char *text)
{
	char *value = strchr(text, '=');
	bool known;

	*value++ = '\0';
	assert_null(reading_set(&story->readings, text, value, &known));
	assert_true(known);
}

static void
read_story(struct story *story, const char *name, struct sheet *sheet)
{
	memset(story, 0, sizeof(*story));
	story->name = name;
	story->readings = reading_defaults;
	for (size_t i = 1; i < sheet->count; i++) {
		char **cells = sheet->rows[i];

		if (strncmp(cells[EVENT], "clock:", 6) == 0)
			story->expected[story->expected_count++] =
			    &sheet->rows[i];
		else if (text_equal(cells[EVENT], "now"))
			story->now = instant(story, cells[AT]);
		else if (text_equal(cells[EVENT], "outage"))
			read_outage(story, cells);
		else if (text_equal(cells[EVENT], "reading"))
			read_reading(story, cells[AT]);
		else
			read_step(story, cells);
	}
}

static struct timeline_party
party(const struct story *story, const char *code)
{
	bool municipal = code[0] == 'M';
	struct timeline_party made = {
	    code, terms_ruleset(municipal ? "municipal" : "listed"), NULL};

	assert_null(office_hours(offices, municipal ? "plain" : "gov", NULL,
	    &story->readings, &made.hours));
	return made;
}

/* An instant as the tables write it: without seconds if there are none. */
static const char *
shown(int64_t at, char out[INSTANT_TEXT])
{
	if (at == FIELD_NONE)
		return strcpy(out, "OPEN");
	instant_format(at, zone, out);
	out[10] = ' ';
	out[strncmp(out + 16, ":00", 3) == 0 ? 16 : 19] = '\0';
	return out;
}

static bool
compare(const struct story *story, char **cells, const struct clock *clock)
{
	char start[INSTANT_TEXT], due[INSTANT_TEXT], late[16] = "";

	if (clock->late_minutes != FIELD_NONE)
		snprintf(late, sizeof(late), "%d", (int)clock->late_minutes);
	shown(clock->start, start);
	shown(clock->due, due);
	if (text_equal(cells[EVENT] + 6, clock->clock) &&
	    text_equal(cells[AT], start) &&
	    text_equal(cells[BODY], clock->body ? clock->body : "") &&
	    text_equal(cells[TERM], clock->limit) &&
	    text_equal(cells[DUE], due) &&
	    text_equal(cells[STATE], clock->state) &&
	    text_equal(cells[LATE], late))
		return true;
	print_error("%s: expected %s %s %s %s %s %s %s\n", story->name,
	    cells[EVENT], cells[AT], cells[BODY], cells[TERM], cells[DUE],
	    cells[STATE], cells[LATE]);
	print_error("%s:    found clock:%s %s %s %s %s %s %s\n", story->name,
	    clock->clock, start, clock->body ? clock->body : "", clock->limit,
	    due, clock->state, late);
	return false;
}

/* How many clocks came out wrong. */
static int
run(struct story *story)
{
	struct arena arena = {0};
	struct outages *outages;
	struct timeline_party center = party(story, "tsur");
	struct timeline_party bodies[] = {party(story, "A"), party(story, "B"),
	    party(story, "C"), party(story, "D"), party(story, "M")};
	struct timeline_input input = {.steps = story->steps,
	    .step_count = story->step_count,
	    .center = &center,
	    .bodies = bodies,
	    .body_count = 5,
	    .terms = tables.terms,
	    .term_count = tables.term_count,
	    .network = "vk",
	    .readings = &story->readings};
	struct timeline_clock *clocks;
	const struct fault *fault;
	size_t count;
	int wrong = 0;

	outages_open(
	    &outages, story->outages, story->outage_count, &story->readings);
	input.outages = outages;
	fault = timeline_find(&input, &arena, &clocks, &count);
	if (fault != NULL)
		fail_msg("%s: %s", story->name, fault->text);
	for (size_t i = 0; i < count && i < story->expected_count; i++) {
		struct clock clock;

		verdict_record(&clocks[i], story->now, &arena, &clock);
		wrong += !compare(story, *story->expected[i], &clock);
	}
	if (count != story->expected_count) {
		print_error("%s: %zu clocks, expected %zu\n", story->name,
		    count, story->expected_count);
		wrong++;
	}
	outages_close(outages);
	arena_free(&arena);
	return wrong;
}

/* The file that `state` names, one test each. */
static void
a_story_gives_the_clocks_of_its_table(void **state)
{
	static struct story story;
	struct sheet sheet;
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, (const char *)*state);
	sheet_file(&sheet, path);
	read_story(&story, *state, &sheet);
	assert_int_equal(run(&story), 0);
	sheet_free(&sheet);
}

/* The names of the stories, in order; they name requirements and events. */
static size_t
list_stories(struct dirent ***entries)
{
	int count = scandir(folder, entries, NULL, alphasort);

	return count < 0 ? 0 : (size_t)count;
}

int
main(void)
{
	static struct CMUnitTest tests[MOST];
	struct dirent **entries = NULL;
	size_t count = 0, listed = list_stories(&entries);
	int failed;

	for (size_t i = 0; i < listed && count < MOST; i++) {
		if (strstr(entries[i]->d_name, ".csv") != NULL)
			tests[count++] = (struct CMUnitTest){
			    .name = entries[i]->d_name,
			    .test_func = a_story_gives_the_clocks_of_its_table,
			    .initial_state = entries[i]->d_name};
	}
	failed =
	    _cmocka_run_group_tests("traces", tests, count, set_up, tear_down);
	for (size_t i = 0; i < listed; i++)
		free(entries[i]);
	free(entries);
	return count < 36 ? 1 : failed;
}
