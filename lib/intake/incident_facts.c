#include "intake/incident_facts.h"

#include "base/instant.h"
#include "intake/incident_row.h"
#include "intake/markup.h"
#include "model/name.h"

/* Detected, assigned, submitted, two first answers, two further, two ends. */
enum { FACTS_MAX = 9 };

struct scan {
	const char *const *cells;
	const struct zone *zone;
	struct arena *arena;
	struct incident *incident;
};

static void
add_unread(const struct scan *scan, const char *name)
{
	struct incident *incident = scan->incident;

	incident->unread = incident->unread == NULL
			       ? name
			       : arena_printf(scan->arena, "%s\", \"%s",
				     incident->unread, name);
}

/* A time of the row; INSTANT_NONE if there is none that can be read. */
static int64_t
time_in(const struct scan *scan, enum incident_column column)
{
	const char *text = markup_name(scan->cells[column], scan->arena);
	int64_t at;

	if (text == NULL)
		return INSTANT_NONE;
	if (!instant_parse(text, scan->zone, &at)) {
		add_unread(scan, incident_row_name(column));
		return INSTANT_NONE;
	}
	if (at > scan->incident->version)
		scan->incident->version = at;
	return at;
}

static const char *
text_in(const struct scan *scan, enum incident_column column)
{
	return markup_text(scan->cells[column], scan->arena);
}

static struct fact *
add(const struct scan *scan, enum fact_kind kind, int64_t at)
{
	struct incident *incident = scan->incident;
	struct fact *fact = &incident->facts[incident->fact_count++];

	fact->kind = kind;
	fact->at = at;
	return fact;
}

/* The first answer of anybody and that of the body may be the same one. */
static void
add_answers(const struct scan *scan, int64_t answered, const char *body,
    const char *executor)
{
	int64_t first = time_in(scan, INCIDENT_FIRST_AT);
	const char *text;
	struct fact *fact;

	if (first != INSTANT_NONE && first != answered)
		add(scan, FACT_ANSWERED, first)->text =
		    text_in(scan, INCIDENT_FIRST_TEXT);
	if (answered != INSTANT_NONE) {
		fact = add(scan, FACT_ANSWERED, answered);
		fact->body = body;
		fact->executor = executor;
		fact->text = text_in(scan, INCIDENT_ANSWER_1);
		if (fact->text == NULL && first == answered)
			fact->text = text_in(scan, INCIDENT_FIRST_TEXT);
	}
	for (int i = INCIDENT_ANSWER_2; i <= INCIDENT_ANSWER_3; i++) {
		text = text_in(scan, (enum incident_column)i);
		if (text == NULL)
			continue;
		fact = add(scan, FACT_FOLLOWED, INSTANT_NONE);
		fact->body = body;
		fact->executor = executor;
		fact->text = text;
	}
}

/* Reads the facts in the order of a life there. */
static void
add_facts(const struct scan *scan)
{
	const char *body = markup_name(scan->cells[INCIDENT_BODY], scan->arena);
	const char *executor =
	    markup_name(scan->cells[INCIDENT_EXECUTOR], scan->arena);
	int64_t assigned = time_in(scan, INCIDENT_ASSIGNED_AT);
	int64_t submitted = time_in(scan, INCIDENT_SUBMITTED_AT);
	int64_t answered = time_in(scan, INCIDENT_ANSWERED_AT);
	int64_t surveyed = time_in(scan, INCIDENT_SURVEYED_AT);
	int64_t closed = time_in(scan, INCIDENT_CLOSED_AT);
	int64_t worked = answered > surveyed ? answered : surveyed;
	struct fact *fact;

	if (body != NULL || assigned != INSTANT_NONE) {
		fact = add(scan, FACT_ASSIGNED, assigned);
		fact->body = body;
		fact->executor = executor;
	}
	if (submitted != INSTANT_NONE) {
		fact = add(scan, FACT_SUBMITTED, submitted);
		fact->body = body;
		fact->executor = executor;
		fact->text = text_in(scan, INCIDENT_ANSWER_1);
	}
	add_answers(scan, answered, body, executor);
	if (surveyed != INSTANT_NONE)
		add(scan, FACT_SURVEYED, surveyed);
	if (closed != INSTANT_NONE) {
		fact = add(scan, FACT_CLOSED, closed);
		fact->result =
		    markup_name(scan->cells[INCIDENT_RESULT], scan->arena);
		fact->reason =
		    markup_name(scan->cells[INCIDENT_REASON], scan->arena);
	}
	/* One assigned again after its answer is at work again. */
	scan->incident->finished =
	    closed != INSTANT_NONE ||
	    (worked != INSTANT_NONE && worked >= assigned);
}

/*
 * Puts the facts in order of time; one without a time stays behind the one
 * that comes before it in a life. The first one stays the first.
 */
static void
sort(struct fact *facts, size_t count)
{
	int64_t known[FACTS_MAX], time = facts[0].at;
	struct fact fact;
	size_t i, k;

	known[0] = time;
	for (i = 1; i < count; i++) {
		fact = facts[i];
		if (fact.at != INSTANT_NONE)
			time = fact.at;
		for (k = i; k > 1 && known[k - 1] > time; k--) {
			facts[k] = facts[k - 1];
			known[k] = known[k - 1];
		}
		facts[k] = fact;
		known[k] = time;
	}
}

static bool
step_is_last(const char *step)
{
	return step != NULL && (name_same(step, "Готово") ||
				   name_same(step, "Оценка удовлетворенности"));
}

const struct fault *
incident_facts_read(const char *const cells[], const struct zone *zone,
    struct arena *arena, struct incident *incident)
{
	struct scan scan = {cells, zone, arena, incident};
	const char *name = incident_row_name(INCIDENT_CREATED_AT);
	int64_t created;

	incident->facts = arena_alloc(arena, FACTS_MAX * sizeof(struct fact));
	incident->version = INSTANT_NONE;
	created = time_in(&scan, INCIDENT_CREATED_AT);
	if (incident->unread != NULL)
		return fault_value(name, "no time", cells[INCIDENT_CREATED_AT]);
	if (created == INSTANT_NONE)
		return fault_field(name, "missing");
	add(&scan, FACT_DETECTED, created);
	add_facts(&scan);
	sort(incident->facts, incident->fact_count);
	if (step_is_last(incident->step))
		incident->finished = true;
	return NULL;
}
