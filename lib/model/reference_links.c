#include "model/reference_links.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/reference_row.h"
#include "model/setting.h"

/* The rows of a table by the text of one column. */
struct names {
	const struct reference *reference;
	struct reference_rows table;
	const struct field *column;
	const struct field *from, *until; /* NULL: rows hold always */
	size_t *rows;			  /* sorted */
};

static const char *
name_at(const struct names *names, size_t row)
{
	return reference_row_text(names->column,
	    reference_row_at(names->reference, names->table, row));
}

static int
compare(const void *a, const void *b, void *context)
{
	return strcmp(name_at(context, *(const size_t *)a),
	    name_at(context, *(const size_t *)b));
}

static void
sort_names(struct names *names, const char *kind, struct reference_rows table,
    const char *column)
{
	names->reference = reference_find(kind);
	names->table = table;
	names->column = schema_field(names->reference->schema, column);
	names->from = schema_field(names->reference->schema, "from");
	names->until = schema_field(names->reference->schema, "until");
	names->rows = calloc(table.count + 1, sizeof(*names->rows));
	if (names->rows == NULL)
		abort();
	for (size_t i = 0; i < table.count; i++)
		names->rows[i] = i;
	qsort_r(names->rows, table.count, sizeof(*names->rows), compare, names);
}

/* Where rows of that name begin among the sorted ones, or would. */
static size_t
first_of(const struct names *names, const char *name)
{
	size_t low = 0, high = names->table.count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (strcmp(name_at(names, names->rows[middle]), name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Is there a row of that name, whenever it holds? */
static bool
has_name(const struct names *names, const char *name)
{
	size_t first = first_of(names, name);

	return first < names->table.count &&
	       strcmp(name_at(names, names->rows[first]), name) == 0;
}

static bool
holds_on(const struct names *names, size_t row, int64_t day)
{
	const void *at = reference_row_at(names->reference, names->table, row);
	int64_t until;

	if (names->from == NULL)
		return true;
	until = reference_row_number(names->until, at);
	return reference_row_number(names->from, at) <= day &&
	       (until == DATE_NONE || until >= day);
}

/*
 * The row of that name on a day, in `found`; the number of rows if it has none
 * on that day. False if it never has.
 */
static bool
find_on(const struct names *names, const char *name, int64_t day, size_t *found)
{
	size_t i, first = first_of(names, name);

	*found = names->table.count;
	for (i = first; i < names->table.count &&
			strcmp(name_at(names, names->rows[i]), name) == 0;
	     i++)
		if (holds_on(names, names->rows[i], day))
			*found = names->rows[i];
	return i > first;
}

/*
 * Climbs from a row, on its first day; a way longer than the table goes round
 * in a circle. A circle is there on the first day of its youngest row.
 */
static const struct fault *
climb(const struct names *names, const struct field *parent, size_t row)
{
	int64_t day = DATE_NONE;
	const char *name;
	size_t steps = 0;

	if (names->from != NULL)
		day = reference_row_number(names->from,
		    reference_row_at(names->reference, names->table, row));
	while (row < names->table.count) {
		name = reference_row_text(parent,
		    reference_row_at(names->reference, names->table, row));
		if (name[0] == '\0')
			return NULL;
		if (!find_on(names, name, day, &row))
			return fault_value("parent", "no such row", name);
		if (++steps > names->table.count)
			return fault_value("parent", "lies in itself", name);
	}
	return NULL;
}

static const struct fault *
check_parents(const char *kind, struct reference_rows table, const char *column,
    size_t *bad)
{
	const struct fault *fault = NULL;
	const struct field *parent;
	struct names names;
	size_t i;

	sort_names(&names, kind, table, column);
	parent = schema_field(names.reference->schema, "parent");
	for (i = 0; i < table.count && fault == NULL; i++) {
		fault = climb(&names, parent, i);
		*bad = i;
	}
	free(names.rows);
	return fault;
}

const struct fault *
reference_links_bodies(struct reference_rows table, size_t *bad)
{
	return check_parents("bodies", table, "code", bad);
}

const struct fault *
reference_links_places(struct reference_rows table, size_t *bad)
{
	return check_parents("places", table, "name", bad);
}

/* Which column names rows of which other table. */
struct link_rule {
	const char *kind, *column, *target, *name;
	const struct fault *(*check)(const struct names *names,
	    const struct link_rule *rule, const char *text);
};

static const struct fault *
check_name(
    const struct names *names, const struct link_rule *rule, const char *name)
{
	char what[64];

	if (name[0] == '\0' || has_name(names, name))
		return NULL;
	snprintf(what, sizeof(what), "not in the table %s", rule->target);
	return fault_value(rule->column, what, name);
}

/* The same for each of several codes, which reference_check has measured. */
static const struct fault *
check_codes(
    const struct names *names, const struct link_rule *rule, const char *codes)
{
	const struct fault *fault = NULL;
	char code[64];
	size_t length;

	while (codes[0] != '\0' && fault == NULL) {
		length = strcspn(codes, ",");
		snprintf(code, sizeof(code), "%.*s", (int)length, codes);
		fault = check_name(names, rule, code);
		codes += length + (codes[length] == ',');
	}
	return fault;
}

static const struct link_rule link_rules[] = {
    {"bodies", "schedule", "schedules", "schedule", check_name},
    {"acts", "body", "bodies", "code", check_name},
    {"people", "body", "bodies", "code", check_name},
    {"staff", "body", "bodies", "code", check_name},
    {"calendar", "body", "bodies", "code", check_name},
    {"routes", "topic", "topics", "topic", check_name},
    {"routes", "place", "places", "name", check_name},
    {"routes", "to", "bodies", "code", check_codes}, /* holds `lead` too */
};

static struct reference_rows
table_of(const struct reference_rows tables[], const char *kind)
{
	return tables[reference_find(kind) - reference_all];
}

static const struct fault *
check_link(const struct link_rule *rule, const struct reference_rows tables[],
    size_t *bad)
{
	const struct reference *reference = reference_find(rule->kind);
	const struct field *column =
	    schema_field(reference->schema, rule->column);
	struct reference_rows table = table_of(tables, rule->kind);
	const struct fault *fault = NULL;
	struct names names;
	size_t i;

	sort_names(
	    &names, rule->target, table_of(tables, rule->target), rule->name);
	for (i = 0; i < table.count && fault == NULL; i++) {
		fault = rule->check(&names, rule,
		    reference_row_text(
			column, reference_row_at(reference, table, i)));
		*bad = i;
	}
	free(names.rows);
	return fault;
}

/* What a route sets is one of the setting `importance`. */
static const struct fault *
check_importance(const struct reference_rows tables[], size_t *bad)
{
	struct reference_rows table = table_of(tables, "routes");
	struct reference_rows settings = table_of(tables, "settings");
	const struct route *rows = table.rows;
	const char *known =
	    setting_get(settings.rows, settings.count, "importance");

	for (size_t i = 0; i < table.count; i++) {
		if (rows[i].importance == NULL ||
		    rows[i].importance[0] == '\0' ||
		    setting_lists(known, rows[i].importance))
			continue;
		*bad = i;
		return fault_value("importance",
		    "not one of the setting importance", rows[i].importance);
	}
	return NULL;
}

/* The setting `center`, if it is given, names a schedule (I-04). */
static const struct fault *
check_center(const struct reference_rows tables[], size_t *bad)
{
	struct reference_rows table = table_of(tables, "settings");
	const struct setting *rows = table.rows;
	struct names names;
	const struct fault *fault = NULL;

	sort_names(
	    &names, "schedules", table_of(tables, "schedules"), "schedule");
	for (size_t i = 0; i < table.count && fault == NULL; i++) {
		if (!text_equal(rows[i].key, "center") ||
		    rows[i].value == NULL || rows[i].value[0] == '\0' ||
		    has_name(&names, rows[i].value))
			continue;
		*bad = i;
		fault = fault_value("value",
		    "center: not in the table schedules", rows[i].value);
	}
	free(names.rows);
	return fault;
}

const struct fault *
reference_check_links(const char *kind,
    const struct reference_rows tables[REFERENCE_KINDS], size_t *bad)
{
	const struct fault *fault;
	size_t i;

	*bad = 0;
	if (reference_find(kind) == NULL)
		return fault_new(FAULT_USAGE, "no table %s", kind);
	for (i = 0; i < sizeof(link_rules) / sizeof(link_rules[0]); i++) {
		const struct link_rule *rule = &link_rules[i];

		if (strcmp(rule->kind, kind) == 0 &&
		    (fault = check_link(rule, tables, bad)) != NULL)
			return fault;
	}
	if (strcmp(kind, "routes") == 0)
		return check_importance(tables, bad);
	if (strcmp(kind, "settings") == 0)
		return check_center(tables, bad);
	return NULL;
}

const char *
reference_check_orphans(const char *kind,
    const struct reference_rows tables[REFERENCE_KINDS], struct arena *arena)
{
	size_t i, row;

	for (i = 0; i < sizeof(link_rules) / sizeof(link_rules[0]); i++) {
		const struct link_rule *rule = &link_rules[i];
		const struct fault *fault = NULL;

		if (strcmp(rule->target, kind) == 0)
			fault = check_link(rule, tables, &row);
		if (fault != NULL)
			return arena_printf(arena,
			    "the table %s names a row that is gone: %s",
			    rule->kind, fault->text);
	}
	return NULL;
}
