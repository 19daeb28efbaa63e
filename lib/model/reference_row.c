#include "model/reference_row.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/term.h"
#include "model/clock.h"
#include "model/message.h"
#include "model/setting.h"

const void *
reference_row_at(const struct reference *reference, struct reference_rows table,
    size_t index)
{
	return (const char *)table.rows + index * reference->schema->size;
}

const char *
reference_row_text(const struct field *field, const void *row)
{
	const char *text;

	memcpy(&text, (const char *)row + field->offset, sizeof(text));
	return text == NULL ? "" : text;
}

int64_t
reference_row_number(const struct field *field, const void *row)
{
	int64_t number;

	memcpy(&number, (const char *)row + field->offset, sizeof(number));
	return number == FIELD_CLEAR ? FIELD_NONE : number;
}

bool
reference_row_empty(const struct field *field, const void *row)
{
	return schema_is_text(field)
		   ? reference_row_text(field, row)[0] == '\0'
		   : reference_row_number(field, row) == FIELD_NONE;
}

void
reference_row_show(
    const struct field *field, const void *row, char out[REFERENCE_ROW_TEXT])
{
	char date[DATE_TEXT];

	if (reference_row_empty(field, row)) {
		out[0] = '\0';
	} else if (schema_is_text(field)) {
		snprintf(out, REFERENCE_ROW_TEXT, "%s",
		    reference_row_text(field, row));
	} else if (field->type == FIELD_DATE) {
		date_format(reference_row_number(field, row), date);
		snprintf(out, REFERENCE_ROW_TEXT, "%s", date);
	} else {
		snprintf(out, REFERENCE_ROW_TEXT, "%lld",
		    (long long)reference_row_number(field, row));
	}
}

int
reference_row_compare(const struct field *field, const void *a, const void *b)
{
	int64_t x, y;

	if (schema_is_text(field))
		return strcmp(
		    reference_row_text(field, a), reference_row_text(field, b));
	x = reference_row_number(field, a);
	y = reference_row_number(field, b);
	return x < y ? -1 : x > y;
}

/* A small letter, then small letters, digits, hyphens, underscores. */
static bool
is_code(const char *text)
{
	size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_");

	return text[0] >= 'a' && text[0] <= 'z' && text[length] == '\0' &&
	       text[length - 1] != '-';
}

/* Codes between commas, none of them twice. */
static bool
is_codes(const char *text)
{
	char code[64];
	size_t length;

	for (;;) {
		length = strcspn(text, ",");
		if (length >= sizeof(code))
			return false;
		memcpy(code, text, length);
		code[length] = '\0';
		if (!is_code(code))
			return false;
		if (text[length] == '\0')
			return true;
		text += length + 1;
		if (setting_lists(text, code))
			return false;
	}
}

/* A login or a name of a schedule. */
static bool
is_word(const char *text)
{
	return strpbrk(text, " \t\r\n,:/") == NULL;
}

/* HH:MM before 24:00: when something may begin. */
static bool
is_begin(const char *text)
{
	int minutes;

	return reference_minutes(text, &minutes) && minutes < 1440;
}

static bool
is_end(const char *text)
{
	int minutes;

	return reference_minutes(text, &minutes);
}

/* A1-6.2a or I-07, as RULES numbers them. */
static bool
is_rule(const char *text)
{
	size_t point;

	if (strncmp(text, "I-", 2) == 0)
		return strspn(text + 2, "0123456789") == 2 && text[4] == '\0';
	if (text[0] != 'A' || text[1] < '0' || text[1] > '3' || text[2] != '-')
		return false;
	point = strspn(text + 3, "0123456789.");
	text += 3 + point;
	return point > 0 && text[-1] != '.' &&
	       strspn(text, "abcdefgh") == strlen(text);
}

static bool
is_clock(const char *text)
{
	enum clock_kind kind;

	return clock_kind_parse(text, &kind);
}

static bool
is_limit(const char *text)
{
	struct term term;

	return term_parse(text, &term);
}

#define BODY_KINDS                                                             \
	"government,ministry,center,listed,unlisted,state_58_1,municipal,"     \
	"institution,other"
#define NO_CODE "not a code of small letters, digits and hyphens"
#define NO_RULE "not a rule as A1-6.2a or I-23"

/*
 * What a text cell may hold: one of `values`, or what `fits`. Cells without a
 * line may hold any text or none.
 */
static const struct cell {
	const char *kind, *field;
	bool needed;
	const char *values;
	bool (*fits)(const char *text);
	const char *what;
} cells[] = {
    {"bodies", "code", true, NULL, is_code, NO_CODE},
    {"bodies", "name", true, NULL, NULL, NULL},
    {"bodies", "kind", true, BODY_KINDS, NULL, NULL},
    {"bodies", "parent", false, NULL, is_code, NO_CODE},
    {"acts", "body", true, NULL, is_code, NO_CODE},
    {"acts", "number", true, NULL, NULL, NULL},
    {"acts", "date", true, NULL, NULL, NULL},
    {"people", "person", true, NULL, NULL, NULL},
    {"people", "body", true, NULL, is_code, NO_CODE},
    {"people", "duty", true, "responsible,coordinator,moderator,author,head",
	NULL, NULL},
    {"staff", "login", true, NULL, is_word, "not a login"},
    {"staff", "role", true,
	"curator,executor,system,manager,ministry,auditor,admin", NULL, NULL},
    {"staff", "body", false, NULL, is_code, NO_CODE},
    {"schedules", "schedule", true, NULL, is_word, "not a name of one word"},
    {"schedules", "weekday", true, NULL, NULL, NULL},
    {"schedules", "begin", true, NULL, is_begin, "not a time from 00:00"},
    {"schedules", "end", true, NULL, is_end, "not a time up to 24:00"},
    {"calendar", "date", true, NULL, NULL, NULL},
    {"calendar", "kind", true, "off,short,working,working_short,decree", NULL,
	NULL},
    {"calendar", "hours_as", false, "mon,tue,wed,thu,fri,sat,sun", NULL, NULL},
    {"calendar", "body", false, NULL, is_code, NO_CODE},
    {"terms", "clock", true, NULL, is_clock, "no clock of that name"},
    {"terms", "rule", true, NULL, is_rule, NO_RULE},
    {"terms", "ruleset", true, "annex1,annex3", NULL, NULL},
    {"terms", "limit", true, NULL, is_limit, "not a term as 90m, 2h, 8wd"},
    {"terms", "owner", true, "center,body", NULL, NULL},
    {"terms", "force", true, "norm,target", NULL, NULL},
    {"settings", "key", true, NULL, NULL, NULL},
    {"settings", "rule", false, NULL, is_rule, NO_RULE},
    {"norms", "key", true, NULL, NULL, NULL},
    {"norms", "owner_kind", false, BODY_KINDS, NULL, NULL},
    {"norms", "value", true, NULL, NULL, NULL},
    {"norms", "rule", true, NULL, is_rule, NO_RULE},
    {"topics", "group", true, NULL, NULL, NULL},
    {"topics", "topic", true, NULL, NULL, NULL},
    {"places", "name", true, NULL, NULL, NULL},
    {"routes", "order", true, NULL, NULL, NULL},
    {"routes", "network", false, NULL, message_network_known,
	"not one of vk, ok, telegram, other"},
    {"routes", "to", true, NULL, is_codes,
	"not codes of bodies between commas, each once"},
    {"routes", "lead", false, NULL, is_code, NO_CODE},
    {"lexicon", "class", true, "obscene,insult,threat,spam,significant", NULL,
	NULL},
    {"lexicon", "match", true, "stem,word,phrase", NULL, NULL},
    {"lexicon", "pattern", true, NULL, NULL, NULL},
    {"method", "key", true, NULL, NULL, NULL},
    {"method", "value", true, NULL, NULL, NULL},
};

static const struct fault *
check_cell(const struct cell *cell, const struct field *field, const void *row)
{
	const char *text;
	char what[160];

	if (reference_row_empty(field, row))
		return cell->needed ? fault_field(cell->field, "missing")
				    : NULL;
	if (cell->values == NULL && cell->fits == NULL)
		return NULL;
	text = reference_row_text(field, row);
	if (cell->fits != NULL)
		return cell->fits(text)
			   ? NULL
			   : fault_value(cell->field, cell->what, text);
	if (strchr(text, ',') == NULL && setting_lists(cell->values, text))
		return NULL;
	snprintf(what, sizeof(what), "not one of %s", cell->values);
	return fault_value(cell->field, what, text);
}

/* `from` is not after `until` in a table that has them. */
static const struct fault *
check_validity(const struct reference *reference, const void *row)
{
	const struct field *from = schema_field(reference->schema, "from");
	const struct field *until = schema_field(reference->schema, "until");
	char text[REFERENCE_ROW_TEXT];

	if (from == NULL || reference_row_empty(from, row) ||
	    reference_row_empty(until, row) ||
	    reference_row_number(from, row) <= reference_row_number(until, row))
		return NULL;
	reference_row_show(until, row, text);
	return fault_value("until", "is before `from`", text);
}

const struct fault *
reference_row_check(const struct reference *reference, const void *row)
{
	const struct fault *fault;
	size_t i;

	for (i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		if (strcmp(cells[i].kind, reference->kind) != 0)
			continue;
		fault = check_cell(&cells[i],
		    schema_field(reference->schema, cells[i].field), row);
		if (fault != NULL)
			return fault;
	}
	return check_validity(reference, row);
}
