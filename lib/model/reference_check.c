#include "model/reference_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/text.h"
#include "model/clock.h"
#include "model/reference_hours.h"
#include "model/reference_links.h"
#include "model/reference_row.h"
#include "model/setting.h"

enum { KEY_COLUMNS = 6 };

/* A table in the order of its key, to see which rows say the same thing. */
struct sorted {
	const struct reference *reference;
	struct reference_rows table;
	const struct field *columns[KEY_COLUMNS];
	size_t count;
	bool dated; /* the last column is `from`: rows hold for a time */
};

static void
read_key(struct sorted *sorted)
{
	const char *at = sorted->reference->key;
	char name[32];
	size_t length;

	while (*at != '\0') {
		length = strcspn(at, ",");
		memcpy(name, at, length);
		name[length] = '\0';
		sorted->columns[sorted->count++] =
		    schema_field(sorted->reference->schema, name);
		sorted->dated = strcmp(name, "from") == 0;
		at += length + (at[length] == ',');
	}
}

static int
compare_columns(
    const struct sorted *sorted, size_t count, size_t left, size_t right)
{
	const void *a =
	    reference_row_at(sorted->reference, sorted->table, left);
	const void *b =
	    reference_row_at(sorted->reference, sorted->table, right);
	int order = 0;

	for (size_t i = 0; i < count && order == 0; i++)
		order = reference_row_compare(sorted->columns[i], a, b);
	return order;
}

static int
compare(const void *a, const void *b, void *context)
{
	const struct sorted *sorted = context;
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	int order = compare_columns(sorted, sorted->count, left, right);

	return order != 0 ? order : left < right ? -1 : left > right;
}

/* True if two rows, the first not beginning later, say the same thing. */
static bool
collide(const struct sorted *sorted, size_t first, size_t second)
{
	const struct schema *schema = sorted->reference->schema;
	const struct field *until = schema_field(schema, "until");
	const void *a, *b;

	if (compare_columns(
		sorted, sorted->count - sorted->dated, first, second) != 0)
		return false;
	if (!sorted->dated)
		return true;
	a = reference_row_at(sorted->reference, sorted->table, first);
	b = reference_row_at(sorted->reference, sorted->table, second);
	return reference_row_empty(until, a) ||
	       reference_row_number(until, a) >=
		   reference_row_number(schema_field(schema, "from"), b);
}

/* No two rows of one key; in a dated table: none at the same time. */
static const struct fault *
check_key(
    const struct reference *reference, struct reference_rows table, size_t *bad)
{
	struct sorted sorted = {.reference = reference, .table = table};
	char shown[REFERENCE_ROW_TEXT];
	size_t *rows, i, later, found = table.count;

	read_key(&sorted);
	rows = calloc(table.count + 1, sizeof(*rows));
	if (rows == NULL)
		abort();
	for (i = 0; i < table.count; i++)
		rows[i] = i;
	qsort_r(rows, table.count, sizeof(*rows), compare, &sorted);
	for (i = 1; i < table.count; i++) {
		if (!collide(&sorted, rows[i - 1], rows[i]))
			continue;
		later = rows[i] > rows[i - 1] ? rows[i] : rows[i - 1];
		if (later < found)
			found = later;
	}
	free(rows);
	if (found == table.count)
		return NULL;
	*bad = found;
	reference_row_show(sorted.columns[0],
	    reference_row_at(reference, table, found), shown);
	return fault_value(sorted.columns[0]->name,
	    sorted.dated ? "more than one row at the same time" : "twice",
	    shown);
}

static bool
given(const char *text)
{
	return text != NULL && text[0] != '\0';
}

static const struct fault *
check_staff(const void *data)
{
	const struct staff *row = data;

	if ((text_equal(row->role, "executor") ||
		text_equal(row->role, "manager")) &&
	    !given(row->body))
		return fault_field("body", "missing: whose %s", row->role);
	return NULL;
}

/* Somebody must be left who may load the next table. */
static const struct fault *
check_admin(struct reference_rows table, size_t *bad)
{
	const struct staff *rows = table.rows;

	for (size_t i = 0; i < table.count; i++) {
		if (text_equal(rows[i].role, "admin"))
			return NULL;
	}
	*bad = table.count;
	return fault_field(
	    "role", "no admin: nobody could load a table any more");
}

/* Only full_days is told in working days; rules belong to their annex. */
static const struct fault *
check_term(const void *data)
{
	const struct term_row *row = data;
	bool annex1 = text_equal(row->ruleset, "annex1");
	bool days = text_equal(row->clock, "full_days");
	struct term term;

	term_parse(row->limit, &term);
	if (days != (term.unit == TERM_WORKING_DAYS))
		return fault_value("limit",
		    days ? "full_days is told in working days"
			 : "only full_days is told in working days",
		    row->limit);
	if (row->rule[0] == 'A' && row->rule[1] != (annex1 ? '1' : '3'))
		return fault_value(
		    "rule", "not of the row's ruleset", row->rule);
	return NULL;
}

static const struct fault *
check_clocks(struct reference_rows table, size_t *bad)
{
	static const char *const rulesets[] = {"annex1", "annex3"};
	const struct term_row *rows = table.rows;
	size_t set, kind, i;

	*bad = table.count;
	for (set = 0; set < 2; set++) {
		for (kind = 0; kind < CLOCK_KINDS; kind++) {
			const char *name = clock_kind_name(kind);

			for (i = 0; i < table.count; i++) {
				if (text_equal(rows[i].clock, name) &&
				    text_equal(rows[i].ruleset, rulesets[set]))
					break;
			}
			if (i == table.count)
				return fault_field("clock", "%s has no row: %s",
				    rulesets[set], name);
		}
	}
	return NULL;
}

static const struct fault *
check_setting(const void *data)
{
	const struct setting *row = data;

	return setting_check(row->key, row->value);
}

static const struct fault *
check_settings(struct reference_rows table, size_t *bad)
{
	const struct setting *rows = table.rows;
	const char *usual =
	    setting_get(rows, table.count, "importance_default");
	bool zone = false;

	*bad = table.count;
	for (size_t i = 0; i < table.count; i++) {
		zone |= text_equal(rows[i].key, "timezone");
		if (text_equal(rows[i].key, "importance_default"))
			*bad = i;
	}
	if (!setting_lists(setting_get(rows, table.count, "importance"), usual))
		return fault_value("value",
		    "importance_default: not one of importance", usual);
	*bad = table.count;
	return zone ? NULL
		    : fault_field("key", "timezone is missing: without it no "
					 "time can be read");
}

static const struct fault *
check_norm(const void *data)
{
	const struct norm *row = data;

	return setting_check_norm(row->key, row->value);
}

/* Several bodies have exactly one lead, who is one of them (A1-9.1b). */
static const struct fault *
check_route(const void *data)
{
	const struct route *row = data;

	if (given(row->lead) && !setting_lists(row->to, row->lead))
		return fault_value("lead", "not one of `to`", row->lead);
	if (!given(row->lead) && strchr(row->to, ',') != NULL)
		return fault_field("lead", "missing: which of %s", row->to);
	return NULL;
}

/* A route without conditions takes everything: none may come behind it. */
static const struct fault *
check_routes(struct reference_rows table, size_t *bad)
{
	const struct route *rows = table.rows, *all = NULL;
	size_t i;

	for (i = 0; i < table.count; i++) {
		if (!given(rows[i].topic) && !given(rows[i].words) &&
		    !given(rows[i].place) && !given(rows[i].network) &&
		    (all == NULL || rows[i].order < all->order)) {
			all = &rows[i];
			*bad = i;
		}
	}
	for (i = 0; i < table.count && all != NULL; i++) {
		if (rows[i].order > all->order)
			return fault_field("order",
			    "%lld has no condition, so %lld is never reached",
			    (long long)all->order, (long long)rows[i].order);
	}
	return NULL;
}

/* A * inside of an exception would be none: what it says would not count. */
static bool
has_inner_star(const char *except)
{
	bool begun = false;

	for (const char *at = except; at != NULL && *at != '\0'; at++) {
		if (*at == '*' && begun && at[1] != '\0' && at[1] != ',')
			return true;
		begun = *at != ',' && (begun || *at != ' ');
	}
	return false;
}

static const struct fault *
check_lexeme(const void *data)
{
	const struct lexeme *row = data;
	bool phrase = text_equal(row->match, "phrase");

	if (has_inner_star(row->except))
		return fault_value(
		    "except", "a * begins or ends an exception", row->except);
	if (phrase == (strchr(row->pattern, ' ') != NULL))
		return NULL;
	return fault_value("pattern",
	    phrase ? "a phrase has several words"
		   : "a stem or word has no space",
	    row->pattern);
}

/* What goes beyond single cells: of a row, and of the table as a whole. */
static const struct rules {
	const char *kind;
	const struct fault *(*row)(const void *row);
	const struct fault *(*table)(struct reference_rows table, size_t *bad);
} rules[] = {
    {"bodies", NULL, reference_links_bodies},
    {"staff", check_staff, check_admin},
    {"schedules", reference_hours_row, reference_hours_table},
    {"calendar", reference_hours_day, reference_hours_calendar},
    {"terms", check_term, check_clocks},
    {"settings", check_setting, check_settings},
    {"norms", check_norm, NULL},
    {"places", NULL, reference_links_places},
    {"routes", check_route, check_routes},
    {"lexicon", check_lexeme, NULL},
};

static const struct rules *
find_rules(const char *kind)
{
	static const struct rules none = {NULL, NULL, NULL};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (strcmp(rules[i].kind, kind) == 0)
			return &rules[i];
	}
	return &none;
}

const struct fault *
reference_check(const char *kind, struct reference_rows table, size_t *bad)
{
	const struct reference *reference = reference_find(kind);
	const struct rules *more;
	const struct fault *fault;
	const void *row;
	size_t i;

	*bad = table.count;
	if (reference == NULL)
		return fault_new(FAULT_USAGE, "no table %s", kind);
	more = find_rules(kind);
	for (i = 0; i < table.count; i++) {
		row = reference_row_at(reference, table, i);
		*bad = i;
		if ((fault = reference_row_check(reference, row)) != NULL)
			return fault;
		if (more->row != NULL && (fault = more->row(row)) != NULL)
			return fault;
	}
	if ((fault = check_key(reference, table, bad)) != NULL)
		return fault;
	return more->table == NULL ? NULL : more->table(table, bad);
}
