#include "task/computation.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/term.h"
#include "base/text.h"
#include "order/compute.h"
#include "task/explanation.h"
#include "task/lawbook.h"

struct computation {
	struct compute_tables tables;
	struct compute *compute;
	/* the digest of the readings that most records have: the store's */
	char readings[DIGEST_TEXT];
};

const struct fault *
computation_open(struct computation **computation,
    const struct reference_rows rows[REFERENCE_KINDS], const struct zone *zone)
{
	const struct fault *fault;

	if ((*computation = calloc(1, sizeof(**computation))) == NULL)
		abort();
	fault = lawbook_tables(rows, zone, &(*computation)->tables);
	if (fault == NULL)
		compute_open(&(*computation)->compute, &(*computation)->tables);
	reading_digest(
	    &(*computation)->tables.readings, (*computation)->readings);
	return fault;
}

void
computation_close(struct computation *computation)
{
	if (computation == NULL)
		return;
	compute_close(computation->compute);
	free(computation);
}

/* Every field of the record may be a reading: KEY is its name. */
static size_t
read_overrides(const struct record *record, struct arena *arena,
    struct compute_override **overrides)
{
	const struct value *value;
	size_t count = 0;

	for (value = record->object.child; value != NULL; value = value->next)
		count++;
	*overrides = arena_alloc(arena, (count + 1) * sizeof(**overrides));
	count = 0;
	for (value = record->object.child; value != NULL; value = value->next)
		if (value_string(value) != NULL)
			(*overrides)[count++] =
			    (struct compute_override){value->name,
				text_trimmed(value_string(value), arena)};
	return count;
}

static void
set_text(struct record *record, struct arena *arena, const char *name,
    const char *text)
{
	if (text != NULL)
		record_set(
		    record, value_text(arena, name, arena_string(arena, text)));
}

static void
set_instant(struct record *record, struct arena *arena, const char *name,
    int64_t instant, const struct zone *zone)
{
	char text[INSTANT_TEXT];

	if (instant == INSTANT_NONE)
		return;
	instant_format(instant, zone, text);
	set_text(record, arena, name, text);
}

static void
set_answer(const struct computation *computation,
    const struct compute_answer *answer, struct record *record,
    struct arena *arena)
{
	const struct zone *zone = computation->tables.zone;
	char term[TERM_TEXT], digest[DIGEST_TEXT];

	if (answer->due.suspended)
		set_text(record, arena, "due", "OPEN");
	else
		set_instant(record, arena, "due", answer->due.due, zone);
	set_text(record, arena, "state", clock_state_name(answer->state));
	set_text(record, arena, "clock", clock_kind_name(answer->law->clock));
	term_format(answer->limit, term);
	set_text(record, arena, "limit", term);
	if (answer->alternative.due != INSTANT_NONE) {
		set_instant(
		    record, arena, "alt_due", answer->alternative.due, zone);
		set_text(record, arena, "alt_reading",
		    arena_printf(arena, "%s=%s", answer->alternative.key,
			answer->alternative.value));
	}
	if (reading_same(&answer->readings, &computation->tables.readings)) {
		set_text(record, arena, "readings", computation->readings);
		return;
	}
	reading_digest(&answer->readings, digest);
	set_text(record, arena, "readings", digest);
}

/* One outage of a list, as BEGIN/END. */
static const struct fault *
put_outage(const struct value *item, struct buffer *out)
{
	const char *begin = value_string(value_get(item, "begin"));
	const char *end = value_string(value_get(item, "end"));

	if (value_string(item) != NULL)
		buffer_puts(out, value_string(item));
	else if (begin != NULL)
		buffer_printf(out, "%s/%s", begin, end != NULL ? end : "");
	else
		return fault_field("outages",
		    "an element is neither BEGIN/END nor an object with begin "
		    "and end");
	buffer_putc(out, ';');
	return NULL;
}

/* The outages of a record as one text. */
static const struct fault *
read_outages(
    const struct record *record, struct arena *arena, const char **outages)
{
	const struct value *field = record_find(record, "outages");
	const struct fault *fault = NULL;
	struct buffer list = {0};
	const struct value *item;

	*outages = value_string(field);
	if (field == NULL || field->kind == VALUE_NULL || *outages != NULL)
		return NULL;
	if (field->kind != VALUE_LIST)
		return fault_field("outages", "neither a text nor a list");
	for (item = field->child; fault == NULL && item != NULL;
	     item = item->next)
		fault = put_outage(item, &list);
	if (list.length > 0)
		*outages = arena_copy(arena, list.bytes, list.length);
	buffer_free(&list);
	return fault;
}

/* Why, as a field and as text. */
static const struct fault *
explain_answer(const struct compute_answer *answer, struct record *record,
    struct arena *arena, const char **text)
{
	struct explain explain = {.law = answer->law};
	struct explanation_texts texts;
	const struct fault *fault;
	struct trace trace;

	fault = trace_make(&answer->question, arena, &trace);
	if (fault != NULL)
		return fault;
	explain.trace = &trace;
	explanation_tell(&explain, arena, &texts);
	record_set(record, value_object(arena, "explain", texts.json));
	*text = record_text(record, "id") == NULL
		    ? texts.text
		    : arena_printf(arena, "%s:\n%s", record_text(record, "id"),
			  texts.text);
	return NULL;
}

/* A field without the spaces around it; NULL if it is not there. */
static const char *
field_of(const struct record *record, struct arena *arena, const char *name)
{
	const char *text = record_text(record, name);

	return text == NULL ? NULL : text_trimmed(text, arena);
}

const struct fault *
computation_answer(struct computation *computation, struct record *record,
    struct arena *arena, const char **text)
{
	struct compute_override *overrides;
	struct compute_input input = {.rule = field_of(record, arena, "rule"),
	    .clock = field_of(record, arena, "clock"),
	    .ruleset = field_of(record, arena, "ruleset"),
	    .schedule = field_of(record, arena, "schedule"),
	    .start = field_of(record, arena, "start"),
	    .limit = field_of(record, arena, "limit"),
	    .detected = field_of(record, arena, "detected"),
	    .center = field_of(record, arena, "center")};
	struct compute_answer answer;
	const struct fault *fault;

	fault = read_outages(record, arena, &input.outages);
	if (fault != NULL)
		return fault;
	input.override_count = read_overrides(record, arena, &overrides);
	input.overrides = overrides;
	fault = compute_due(computation->compute, &input, &answer);
	if (fault != NULL)
		return fault;
	set_answer(computation, &answer, record, arena);
	return text == NULL ? NULL
			    : explain_answer(&answer, record, arena, text);
}

const struct schema computation_schema = {
    .record = "computation", .help = "a due time computed from its inputs"};
