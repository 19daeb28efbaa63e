/* The report as people read it: values, charts, what a page lets through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "document/chart.h"
#include "document/measure.h"
#include "document/report_book.h"
#include "document/report_page.h"

static void
check_show(enum report_type type, int64_t number, const char *expected)
{
	struct buffer text = {0};

	report_show(type, number, &text);
	assert_string_equal(text.bytes, expected);
	buffer_free(&text);
}

static void
values_are_shown_as_officials_read_them(void **state)
{
	(void)state;
	check_show(REPORT_SHARE, 6667, "66,7\xc2\xa0%");
	check_show(REPORT_SHARE, 0, "0,0\xc2\xa0%");
	check_show(REPORT_SHARE, 10000, "100,0\xc2\xa0%");
	check_show(REPORT_MINUTES, 845417, "84,5");
	check_show(REPORT_POINTS, 562500, "56,25");
	check_show(REPORT_RATIO, 5, "0,00");
	check_show(REPORT_COUNT, 42, "42");
	check_show(REPORT_COUNT, REPORT_NONE, "–");
	check_show(REPORT_TIME, 19268 * 86400 + 36000, "03.10.2022 10:00");
}

static void
make(struct report *report)
{
	static const struct report_column columns[] = {
	    {"Орган", REPORT_TEXT, 20}, {"Доля", REPORT_SHARE, 10}};
	struct report_section *section;
	struct report_table *table;
	struct report_chart *chart;

	report_open(report);
	report->title = "Отчёт";
	report->subtitle = "период";
	report->addressees = "Кому";
	report->state = "1:00";
	section = report_section(report, "Раздел", "Раздел");
	report_say(report, section, "<b>%s</b>", "&");
	table = report_table(report, section, "Таблица", columns, 2);
	report_text(report, table, "=HYPERLINK(\"x\") \x01 \uffff 🏗");
	report_number(report, table, 5000);
	report_text(report, table, NULL);
	report_number(report, table, REPORT_NONE);
	chart = report_chart(
	    report, section, REPORT_BARS, "График", "доля", REPORT_SHARE);
	report_value(report, chart, "<script>", 5000);
	report_value(report, chart, "", 0);
}

static void
a_page_lets_no_markup_through(void **state)
{
	struct report report;
	struct buffer page = {0}, again = {0};

	(void)state;
	make(&report);
	report_page_write(&report, &page);
	report_page_write(&report, &again);
	assert_string_equal(page.bytes, again.bytes);
	assert_null(strstr(page.bytes, "<script"));
	assert_null(strstr(page.bytes, "<b>"));
	assert_null(strchr(page.bytes, '\x01'));
	assert_null(strstr(page.bytes, "\uffff"));
	assert_non_null(strstr(page.bytes, "&lt;script&gt;"));
	assert_non_null(strstr(page.bytes, "50,0\xc2\xa0%"));
	buffer_free(&page);
	buffer_free(&again);
	report_close(&report);
}

/* The clock of this program, libraries included: each look at it shows a later
 * day, so that bytes with its time in them are never twice the same. */
time_t
time(time_t *result)
{
	static time_t days;
	time_t now = (20000 + days++) * (time_t)86400;

	if (result != NULL)
		*result = now;
	return now;
}

static void
a_workbook_has_the_same_bytes(void **state)
{
	struct report report;
	struct buffer book = {0}, again = {0};

	(void)state;
	make(&report);
	assert_null(report_book_write(&report, &book));
	assert_null(report_book_write(&report, &again));
	assert_int_equal(book.length, again.length);
	assert_memory_equal(book.bytes, again.bytes, book.length);
	assert_memory_equal(book.bytes, "PK", 2);
	buffer_free(&book);
	buffer_free(&again);
	report_close(&report);
}

/* A chart without values, and one with values that no scale was made for. */
static void
charts_of_odd_values(void **state)
{
	struct report_chart chart = {.shape = REPORT_COLUMNS,
	    .title = "x",
	    .unit = "y",
	    .type = REPORT_COUNT};
	const char *labels[] = {"a", "b"};
	int64_t values[] = {INT64_MAX, 1};
	struct buffer html = {0};

	(void)state;
	chart_write(&chart, 1, &html);
	chart.labels = labels;
	chart.values = values;
	chart.count = 2;
	chart_write(&chart, 2, &html);
	chart.shape = REPORT_BARS;
	chart_write(&chart, 3, &html);
	assert_null(strstr(html.bytes, "height=\"-"));
	assert_null(strstr(html.bytes, "width=\"-"));
	buffer_free(&html);
}

static size_t
count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		count++;
	return count;
}

/* Each part with its caption, its own words and the scale of the whole. */
static void
a_long_chart_is_made_of_parts(void **state)
{
	const char *labels[33];
	int64_t values[33];
	struct report_chart chart = {.shape = REPORT_BARS,
	    .title = "x",
	    .unit = "y",
	    .type = REPORT_COUNT,
	    .labels = labels,
	    .values = values,
	    .count = 33};
	struct buffer html = {0};
	size_t i;

	(void)state;
	for (i = 0; i < 33; i++) {
		labels[i] = "Название";
		values[i] = i == 32 ? 100 : 50;
	}
	chart_write(&chart, 7, &html);
	assert_int_equal(count_of(html.bytes, "<figure>"), 3);
	assert_int_equal(count_of(html.bytes, "x (y)</figcaption>"), 1);
	assert_int_equal(
	    count_of(html.bytes, "x (y), продолжение</figcaption>"), 2);
	assert_int_equal(count_of(html.bytes, "<desc id=\"d7-0\">x (y): "), 1);
	assert_int_equal(count_of(html.bytes, "<desc id=\"d7-2\">x (y): "), 1);
	assert_int_equal(count_of(html.bytes, "width=\"160\""), 32);
	assert_int_equal(count_of(html.bytes, "width=\"320\""), 1);
	buffer_free(&html);
}

/* Widths in hundredths: of two lengths that are drawn alike, the wide one. */
static void
wide_letters_count_as_wide(void **state)
{
	const char *rest;

	(void)state;
	assert_true(measure_text("ЩЩЩ") > measure_text("щщщ") - 1);
	assert_true(measure_text("Ы") >= 88);
	assert_true(measure_text("W") >= 99);
	assert_true(measure_text("\x01") >= 103);
	assert_int_equal(measure_text("е\u0301"), measure_text("е"));
	assert_true(measure_text("il") < measure_text("на"));
	assert_int_equal(measure_fit("на на", measure_text("на н"), &rest), 4);
	assert_string_equal(rest, "на");
	assert_int_equal(measure_fit("на", 1000, &rest), 4);
	assert_string_equal(rest, "");
	assert_int_equal(measure_fit("ЫЫ", 130, &rest), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(values_are_shown_as_officials_read_them),
	    cmocka_unit_test(a_page_lets_no_markup_through),
	    cmocka_unit_test(a_workbook_has_the_same_bytes),
	    cmocka_unit_test(charts_of_odd_values),
	    cmocka_unit_test(a_long_chart_is_made_of_parts),
	    cmocka_unit_test(wide_letters_count_as_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
