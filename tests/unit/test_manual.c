/*
 * The manual against the tables that it tells about: a page that says
 * something else is shown the lines it should have.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "model/assignment.h"
#include "model/clock.h"
#include "model/event.h"
#include "model/message.h"
#include "model/publication.h"
#include "model/reference.h"
#include "model/schema.h"
#include "model/transition.h"

#define TABLE ".Bl -column \"public_function\" \"instant\"\n"

enum { WIDTH = 79 };

static struct buffer records, ingest, route, draft, approve;

static void
read_page(const char *path, struct buffer *page)
{
	FILE *file = fopen(path, "r");
	size_t got;

	assert_non_null(file);
	do {
		got = fread(buffer_reserve(page, 4096), 1, 4096, file);
		page->length += got;
	} while (got > 0);
	buffer_putc(page, '\n');
	fclose(file);
}

static int
set_up(void **state)
{
	(void)state;
	read_page(TESTS_DIR "/../man/otklik-records.5", &records);
	read_page(TESTS_DIR "/../man/msg-ingest.1", &ingest);
	read_page(TESTS_DIR "/../man/msg-route.1", &route);
	read_page(TESTS_DIR "/../man/msg-draft.1", &draft);
	read_page(TESTS_DIR "/../man/msg-approve.1", &approve);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	buffer_free(&records);
	buffer_free(&ingest);
	buffer_free(&route);
	buffer_free(&draft);
	buffer_free(&approve);
	return 0;
}

/* Puts text into lines, each with as many words as fit, as the pages do. */
static void
fill(struct buffer *lines, const char *text)
{
	size_t column = 0, length, shown, i;

	for (; *text != '\0'; text += length + (text[length] == ' ')) {
		length = shown = strcspn(text, " ");
		for (i = 0; i < length; i++)
			shown += text[i] == '`' ? 3 : 0;
		if (column > 0 && column + 1 + shown > WIDTH) {
			buffer_putc(lines, '\n');
			column = 0;
		}
		if (column > 0)
			buffer_putc(lines, ' ');
		for (i = 0; i < length; i++)
			if (text[i] == '`')
				buffer_puts(lines, "\\(ga");
			else
				buffer_putc(lines, text[i]);
		column += shown + (column > 0);
	}
	buffer_putc(lines, '\n');
}

/* Where the section ends that begins before `from`. */
static const char *
section_end(const char *from)
{
	const char *at = from;

	while (
	    (at = strstr(at, "\n.S")) != NULL && at[3] != 'h' && at[3] != 's')
		at++;
	return at == NULL ? from + strlen(from) : at + 1;
}

/* Fails unless the lines stand in that section (NULL: anywhere). */
static void
expect(
    const struct buffer *page, const char *section, const struct buffer *lines)
{
	struct buffer heading = {0}, text = {0};
	const char *from = page->bytes;

	if (section != NULL) {
		buffer_printf(&heading, "\n.Ss %s\n", section);
		from = strstr(from, heading.bytes);
		if (from == NULL)
			fail_msg("there is no section %s", section);
		from += heading.length;
		buffer_put(&text, from, (size_t)(section_end(from) - from));
	} else {
		buffer_puts(&text, from);
	}
	if (strstr(text.bytes, lines->bytes) == NULL) {
		fprintf(stderr, "%s should say:\n%s",
		    section == NULL ? "the page" : section, lines->bytes);
		fail();
	}
	buffer_free(&heading);
	buffer_free(&text);
}

static void
write_fields(const struct schema *schema, struct buffer *lines)
{
	static const char *const types[] = {"text", "integer", "instant",
	    "date", "boolean", "list", "object", "decimal"};
	size_t i;

	buffer_puts(lines, TABLE);
	for (i = 0; i < schema->count; i++) {
		const struct field *field = &schema->fields[i];

		buffer_printf(lines, ".It Va %s Ta %s Ta\n", field->name,
		    types[field->type]);
		fill(lines, field->help);
	}
	buffer_puts(lines, ".El\n");
}

static void
every_record_has_its_fields(void **state)
{
	struct buffer lines = {0};
	size_t i;

	(void)state;
	for (i = 0; schema_all[i] != NULL; i++) {
		buffer_reset(&lines);
		write_fields(schema_all[i], &lines);
		expect(&records, schema_all[i]->record, &lines);
	}
	buffer_free(&lines);
}

static void
there_are_no_others(void **state)
{
	const char *at = records.bytes;
	size_t count = 0, schemas = 0;

	(void)state;
	while ((at = strstr(at, TABLE)) != NULL) {
		at += strlen(TABLE);
		count++;
	}
	while (schema_all[schemas] != NULL)
		schemas++;
	assert_int_equal(count, schemas);
}

static void
every_table_has_its_key(void **state)
{
	const struct reference *reference;
	struct buffer line = {0};
	const char *at;

	(void)state;
	for (reference = reference_all; reference->kind != NULL; reference++) {
		buffer_reset(&line);
		buffer_puts(&line, "Key: ");
		for (at = reference->key; *at != '\0'; at++)
			if (*at == ',')
				buffer_puts(&line, ", ");
			else
				buffer_putc(&line, *at);
		buffer_puts(&line, ".\n");
		expect(&records, reference->kind, &line);
	}
	buffer_free(&line);
}

/* One name of each enumeration by its number. */
static const char *
message_state(int number)
{
	return message_state_name((enum message_state)number);
}

static const char *
assignment_state(int number)
{
	return assignment_state_name((enum assignment_state)number);
}

static const char *
assignment_role(int number)
{
	return assignment_role_name((enum assignment_role)number);
}

static const char *
clock_kind(int number)
{
	return clock_kind_name((enum clock_kind)number);
}

static const char *
clock_state(int number)
{
	return clock_state_name((enum clock_state)number);
}

static const char *
publication_state(int number)
{
	return publication_state_name((enum publication_state)number);
}

static const char *
event_kind(int number)
{
	return event_kind_name((enum event_kind)number);
}

static void
every_code_is_listed(void **state)
{
	static const struct {
		const char *what;
		const char *(*name)(int number);
		int count;
	} codes[] = {
	    {"state No of a Va message", message_state, MESSAGE_STATES},
	    {"state No of an assignment , in Va bodies", assignment_state,
		ASSIGNMENT_STATES},
	    {"role No of an assignment", assignment_role, ROLE_CO + 1},
	    {"clock", clock_kind, CLOCK_KINDS},
	    {"state No of a Va publication", publication_state,
		PUBLICATION_STATES},
	    {"state No of a Va clock", clock_state, CLOCK_STATES},
	    {"kind No of an Va event", event_kind, EVENT_KINDS},
	};
	struct buffer names = {0}, lines = {0};
	size_t i;
	int k;

	(void)state;
	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		buffer_reset(&names);
		buffer_reset(&lines);
		for (k = 0; k < codes[i].count; k++)
			buffer_printf(&names, "%s%s", k > 0 ? ", " : "",
			    codes[i].name(k));
		buffer_putc(&names, '.');
		buffer_printf(&lines, ".It Va %s\n", codes[i].what);
		fill(&lines, names.bytes);
		expect(&records, NULL, &lines);
	}
	buffer_free(&names);
	buffer_free(&lines);
}

/* "detected, in_work or returned": the states of a set of bits. */
static void
write_states(
    unsigned bits, const char *(*name)(int number), struct buffer *text)
{
	const char *glue = "";
	int number;

	for (number = 0; bits >> number != 0; number++) {
		if ((bits & 1u << number) == 0)
			continue;
		bits &= ~(1u << number);
		buffer_printf(text, "%s%s", glue, name(number));
		glue = (bits & (bits - 1)) != 0 ? ", " : " or ";
	}
}

/* `forward`, the kind of what is handed in, `approve` of an answer. */
static void
write_name(const struct transition *t, struct buffer *lines)
{
	if (t->draft == NULL)
		buffer_printf(lines, ".It Cm %s\n", t->decision);
	else if (t->actor == TRANSITION_EXECUTOR)
		buffer_printf(lines, ".It Cm %s\n", t->draft);
	else
		buffer_printf(
		    lines, ".It Cm %s Pq %s\n", t->decision, t->draft);
}

static void
write_decision(const struct transition *t, struct buffer *lines)
{
	static const char *const actors[] = {
	    "The Curator", "An executor of the body", "The system"};
	enum assignment_state to;
	struct buffer text = {0};

	write_name(t, lines);
	buffer_puts(&text, actors[t->actor]);
	if (t->message_from == 0) {
		buffer_puts(&text, ", of a message that is new");
	} else if (t->message_from == (1u << MESSAGE_STATES) - 1) {
		buffer_puts(&text, ", whatever the message is");
	} else {
		buffer_puts(&text, ", while the message is ");
		write_states(t->message_from, message_state, &text);
	}
	if (t->assignment_from != 0) {
		buffer_puts(&text, " and the assignment ");
		write_states(t->assignment_from, assignment_state, &text);
	}
	if (transition_leads(t, &to))
		buffer_printf(
		    &text, "; then it is %s", assignment_state_name(to));
	buffer_putc(&text, '.');
	fill(lines, text.bytes);
	buffer_reset(&text);
	buffer_printf(&text, "%s.", t->guard);
	if (text.bytes[0] >= 'a' && text.bytes[0] <= 'z')
		text.bytes[0] -= 'a' - 'A';
	fill(lines, text.bytes);
	buffer_puts(lines, ".Pq ");
	/* E00: a step that RULES 2.3 tells without a number. */
	if (strcmp(t->number, "E00") != 0)
		buffer_printf(lines, "%s, ", t->number);
	buffer_printf(
	    lines, "%s, event %s\n", t->rule, event_kind_name(t->event));
	buffer_free(&text);
}

/* The decisions of a tool: about messages, or on drafts; by these actors. */
static void
expect_decisions(const struct buffer *page, bool drafts, unsigned actors)
{
	const struct transition *t;
	struct buffer lines = {0};

	buffer_puts(&lines, ".Bl -tag -width \"Ds\"\n");
	for (t = transition_all; t->decision != NULL; t++)
		if ((t->draft != NULL) == drafts &&
		    (actors & 1u << t->actor) != 0)
			write_decision(t, &lines);
	buffer_puts(&lines, ".El\n");
	expect(page, NULL, &lines);
	buffer_free(&lines);
}

static void
every_decision_is_told(void **state)
{
	(void)state;
	expect_decisions(&ingest, false, 1u << TRANSITION_SYSTEM);
	expect_decisions(&route, false,
	    1u << TRANSITION_CURATOR | 1u << TRANSITION_EXECUTOR);
	expect_decisions(&draft, true, 1u << TRANSITION_EXECUTOR);
	expect_decisions(&approve, true, 1u << TRANSITION_CURATOR);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_record_has_its_fields),
	    cmocka_unit_test(there_are_no_others),
	    cmocka_unit_test(every_table_has_its_key),
	    cmocka_unit_test(every_code_is_listed),
	    cmocka_unit_test(every_decision_is_told),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
