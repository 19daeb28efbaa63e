#include "order/exception.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/text.h"

static const char *const kinds[EXCEPTION_KINDS] = {
    "off", "short", "working", "working_short", "decree"};
static const char *const weekdays[] = {
    "mon", "tue", "wed", "thu", "fri", "sat", "sun"};

enum { WEEKDAYS = sizeof(weekdays) / sizeof(weekdays[0]) };

/* The place of a name in a list; -1 if it is not there. */
static int
find_name(const char *const *names, int count, const char *name)
{
	for (int i = 0; i < count; i++) {
		if (text_equal(names[i], name))
			return i;
	}
	return -1;
}

static bool
is_empty(const char *text)
{
	return text == NULL || text[0] == '\0';
}

static bool
is_federal(const struct exception *exception)
{
	return is_empty(exception->row->body);
}

static const struct fault *
read_row(const struct calendar *row, struct exception *out)
{
	int kind = find_name(kinds, EXCEPTION_KINDS, row->kind);
	int weekday = -1;

	if (kind < 0)
		return fault_value("kind", "no such kind of day",
		    row->kind != NULL ? row->kind : "");
	if (!is_empty(row->hours_as)) {
		weekday = find_name(weekdays, WEEKDAYS, row->hours_as);
		if (weekday < 0)
			return fault_value(
			    "hours_as", "not a weekday", row->hours_as);
	}
	out->date = row->date;
	out->kind = (enum exception_kind)kind;
	out->hours_as = weekday + 1;
	out->row = row;
	return NULL;
}

/* By date; a body's own row before the federal one. */
static int
compare(const void *a, const void *b)
{
	const struct exception *x = a, *y = b;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return is_federal(x) - is_federal(y);
}

static void
note_year(struct exceptions *exceptions, int64_t date)
{
	int year, month, day;

	date_civil(date, &year, &month, &day);
	if (!exception_covers(exceptions, year))
		exceptions->years[exceptions->year_count++] = year;
}

/* Of several rows for one date leaves the first. */
static const struct fault *
settle(struct exceptions *exceptions)
{
	struct exception *rows = exceptions->rows;
	char date[DATE_TEXT];
	size_t kept = 0;

	for (size_t i = 0; i < exceptions->count; i++) {
		if (is_federal(&rows[i]))
			note_year(exceptions, rows[i].date);
		if (kept == 0 || rows[kept - 1].date != rows[i].date) {
			rows[kept++] = rows[i];
		} else if (is_federal(&rows[kept - 1]) ==
			   is_federal(&rows[i])) {
			date_format(rows[i].date, date);
			return fault_field(
			    "date", "%s is in the calendar twice", date);
		}
	}
	exceptions->count = kept;
	return NULL;
}

const struct fault *
exception_read(struct exceptions *exceptions, const struct calendar *rows,
    size_t count, const char *body)
{
	const struct fault *fault;

	*exceptions = (struct exceptions){.rows = NULL};
	exceptions->rows = calloc(count + 1, sizeof(*exceptions->rows));
	exceptions->years = calloc(count + 1, sizeof(*exceptions->years));
	if (exceptions->rows == NULL || exceptions->years == NULL)
		abort();
	for (size_t i = 0; i < count; i++) {
		if (!is_empty(rows[i].body) && !text_equal(rows[i].body, body))
			continue;
		fault =
		    read_row(&rows[i], &exceptions->rows[exceptions->count]);
		if (fault != NULL)
			return fault;
		exceptions->count++;
	}
	qsort(exceptions->rows, exceptions->count, sizeof(*exceptions->rows),
	    compare);
	return settle(exceptions);
}

void
exception_free(struct exceptions *exceptions)
{
	free(exceptions->rows);
	free(exceptions->years);
	*exceptions = (struct exceptions){.rows = NULL};
}

const struct exception *
exception_find(const struct exceptions *exceptions, int64_t date)
{
	size_t low = 0, high = exceptions->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (exceptions->rows[middle].date < date)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == exceptions->count || exceptions->rows[low].date != date)
		return NULL;
	return &exceptions->rows[low];
}

bool
exception_covers(const struct exceptions *exceptions, int year)
{
	for (size_t i = exceptions->year_count; i-- > 0;) {
		if (exceptions->years[i] == year)
			return true;
	}
	return false;
}
