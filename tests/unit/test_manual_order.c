/*
 * otklik-order(7) against the tables and the code that it tells about. Between
 * the lines `begin NAME` and `end NAME` the page has what is written here;
 *
 *	test_manual_order NAME
 *
 * prints it, to be put there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "../order/tables.h"
#include "base/buffer.h"
#include "base/text.h"
#include "order/law.h"
#include "order/meaning.h"
#include "order/reading.h"

enum { WIDTH = 76 };

static struct buffer page;
static struct law_tables tables;

static void
read_page(void)
{
	FILE *file = fopen(TESTS_DIR "/../man/otklik-order.7", "r");
	size_t got;

	assert_non_null(file);
	do {
		got = fread(buffer_reserve(&page, 4096), 1, 4096, file);
		page.length += got;
	} while (got > 0);
	buffer_putc(&page, '\0');
	fclose(file);
}

static int
set_up(void **state)
{
	(void)state;
	law_tables_open(&tables);
	read_page();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	law_tables_close(&tables);
	buffer_free(&page);
	return 0;
}

/* A line behind a macro: delimiters at its end stand by themselves. */
static void
write_line(const char *line, size_t length, struct buffer *out)
{
	size_t text = length;

	while (text > 0 && strchr(".,:;)", line[text - 1]) != NULL)
		text--;
	buffer_puts(out, ".No ");
	buffer_put(out, line, text);
	for (; text < length; text++)
		buffer_printf(out, " %c", line[text]);
	buffer_putc(out, '\n');
}

/* How much of a text goes into one line. */
static size_t
fit(const char *text, size_t width)
{
	size_t end = strcspn(text, " "), next;

	while (text[end] == ' ') {
		next = end + 1 + strcspn(text + end + 1, " ");
		if (next > width)
			break;
		end = next;
	}
	return end;
}

/*
 * A sentence in lines of as many words as fit, by their bytes. In Russian each
 * is behind a macro: mandoc counts a letter as eight bytes, and finds lines of
 * text too long that are not.
 */
static void
write_sentence(const char *text, bool russian, struct buffer *out)
{
	size_t length;

	for (; *text != '\0'; text += length + (text[length] == ' ')) {
		length = fit(text, WIDTH);
		if (russian) {
			write_line(text, length, out);
		} else {
			buffer_put(out, text, length);
			buffer_putc(out, '\n');
		}
	}
}

static const char *
owner_name(const char *owner)
{
	return text_equal(owner, "center") ? "the Center" : "the body";
}

static void
write_place(const struct law *law, struct buffer *out)
{
	struct buffer text = {0};

	buffer_printf(&text, "%s: %s: %s.", law->rule, law->place, law->duty);
	buffer_puts(out, ".br\n");
	write_sentence(text.bytes, true, out);
	buffer_free(&text);
}

/* A row of the table, and each place of the order that means its clock. */
static void
write_term(const struct term_row *row, struct buffer *out)
{
	const struct law *law;
	enum clock_kind kind;
	char from[DATE_TEXT];

	assert_true(clock_kind_parse(row->clock, &kind));
	date_format(row->from, from);
	buffer_printf(out, ".It Cm %s Pq %s\n.Cm %s ;\n%s; %s; from %s.\n",
	    row->clock, row->rule, row->limit, owner_name(row->owner),
	    row->force, from);
	for (size_t i = 0; (law = law_at(i)) != NULL; i++) {
		if (law->clock == kind &&
		    text_equal(law->ruleset, row->ruleset))
			write_place(law, out);
	}
}

static void
write_terms(const char *ruleset, struct buffer *out)
{
	buffer_puts(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < tables.term_count; i++) {
		if (text_equal(tables.terms[i].ruleset, ruleset))
			write_term(&tables.terms[i], out);
	}
	buffer_puts(out, ".El\n");
}

static void
write_annex1(struct buffer *out)
{
	write_terms("annex1", out);
}

static void
write_annex3(struct buffer *out)
{
	write_terms("annex3", out);
}

/* The key, its default and the alternatives. */
static void
write_reading(const char *key, struct buffer *out)
{
	const char *id = reading_id(key), *choice;
	const char *value = reading_value(&reading_defaults, key);
	struct buffer text = {0};

	buffer_printf(out, ".It Va %s", key);
	if (id[0] != '\0')
		buffer_printf(out, " Pq %s", id);
	buffer_putc(out, '\n');
	buffer_printf(&text, "%s.", reading_help(key));
	write_sentence(text.bytes, false, out);
	buffer_free(&text);
	if (value[0] != '\0')
		buffer_printf(out, "Default:\n.Cm %s", value);
	else
		buffer_puts(out, "Default: empty");
	choice = reading_choice(key, 1);
	if (choice != NULL)
		buffer_printf(out, "%s;\nelse", value[0] != '\0' ? " " : "");
	for (size_t i = 1; choice != NULL; i++) {
		const char *next = reading_choice(key, i + 1);

		buffer_printf(out, "\n.Cm %s%s", choice, next ? " ," : "");
		choice = next;
	}
	buffer_puts(out, value[0] == '\0' ? ".\n" : " .\n");
}

/* Those that can change a due time, or those that cannot. */
static void
write_readings(bool due, struct buffer *out)
{
	const char *key;

	buffer_puts(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; (key = reading_key(i)) != NULL; i++) {
		const char *value = reading_value(&reading_defaults, key);

		if ((meaning_of(key, value) != NULL) == due)
			write_reading(key, out);
	}
	buffer_puts(out, ".El\n");
}

static void
write_due_readings(struct buffer *out)
{
	write_readings(true, out);
}

static void
write_other_readings(struct buffer *out)
{
	write_readings(false, out);
}

/* The other interpretations, which have nothing to do with terms. */
static void
write_settings(struct buffer *out)
{
	struct sheet sheet;

	sheet_embedded(&sheet, "settings");
	buffer_puts(
	    out, ".Bl -column \"repeat_answers_min\" \"I-36\" \"value\"\n");
	for (size_t i = 1; i < sheet.count; i++) {
		char **cells = sheet.rows[i];

		if (cells[2][0] == 'I' && reading_help(cells[0])[0] == '\0')
			buffer_printf(out, ".It Va %s Ta %s Ta %s\n", cells[0],
			    cells[2], cells[1]);
	}
	buffer_puts(out, ".El\n");
	sheet_free(&sheet);
}

/* The hours of a schedule, its weekdays together that are alike. */
static void
write_schedules(struct buffer *out)
{
	static const char *const days[] = {"", "Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday", "Sunday"};
	const struct schedule *rows = tables.rows.schedules;

	buffer_puts(out, ".Bl -column \"schedule\" \"Wednesday\" \"hours\"\n");
	for (size_t i = 0; i < tables.rows.schedule_count; i++) {
		bool same = i > 0 && rows[i].weekday == rows[i - 1].weekday &&
			    text_equal(rows[i].schedule, rows[i - 1].schedule);

		if (same)
			buffer_printf(
			    out, ", %s\\(en%s", rows[i].begin, rows[i].end);
		else
			buffer_printf(out, "%s.It %s Ta %s Ta %s\\(en%s",
			    i > 0 ? "\n" : "", rows[i].schedule,
			    days[rows[i].weekday], rows[i].begin, rows[i].end);
	}
	buffer_puts(out, "\n.El\n");
}

static const struct part {
	const char *name;
	void (*write)(struct buffer *out);
} parts[] = {
    {"annex1", write_annex1},
    {"annex3", write_annex3},
    {"readings", write_due_readings},
    {"others", write_other_readings},
    {"settings", write_settings},
    {"schedules", write_schedules},
};

enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static void
write_part(const struct part *part, struct buffer *out)
{
	buffer_printf(out, ".\\\" begin %s\n", part->name);
	part->write(out);
	buffer_printf(out, ".\\\" end %s\n", part->name);
}

/* Every term, owner, force, rule and place; every key and its values. */
static void
the_page_says_what_the_tables_say(void **state)
{
	struct buffer out = {0};

	(void)state;
	for (int i = 0; i < PARTS; i++) {
		buffer_reset(&out);
		write_part(&parts[i], &out);
		if (strstr(page.bytes, out.bytes) == NULL)
			fail_msg("otklik-order(7) should say:\n%s", out.bytes);
	}
	buffer_free(&out);
}

/* What is told as a reading is explained to the people it is about. */
static void
every_reading_of_a_due_time_has_a_meaning(void **state)
{
	const char *key, *choice;

	(void)state;
	for (size_t i = 0; (key = reading_key(i)) != NULL; i++) {
		assert_true(reading_help(key)[0] != '\0');
		if (meaning_of(key, reading_value(&reading_defaults, key)) ==
		    NULL)
			continue;
		for (size_t k = 0; (choice = reading_choice(key, k)) != NULL;
		     k++)
			assert_non_null(meaning_of(key, choice));
	}
	assert_null(meaning_of("formats_min", "3"));
}

static int
print_part(const char *name)
{
	struct buffer out = {0};
	int found = 1;

	law_tables_open(&tables);
	for (int i = 0; i < PARTS; i++) {
		if (!text_equal(parts[i].name, name))
			continue;
		write_part(&parts[i], &out);
		fwrite(out.bytes, 1, out.length, stdout);
		found = 0;
	}
	law_tables_close(&tables);
	buffer_free(&out);
	return found;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_page_says_what_the_tables_say),
	    cmocka_unit_test(every_reading_of_a_due_time_has_a_meaning),
	};

	if (argc > 1)
		return print_part(argv[1]);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
