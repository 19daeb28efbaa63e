#include <inttypes.h>

#include "base/text.h"
#include "task/reporting.h"

/* A decimal fraction in parts of INDICATOR_SCALE, as its digits. */
static const char *
decimal(int64_t number, struct arena *arena)
{
	char *text = arena_printf(arena, "%" PRId64 ".%04" PRId64,
	    number / INDICATOR_SCALE, number % INDICATOR_SCALE);
	char *end = text;

	while (*end != '\0')
		end++;
	while (end[-1] == '0' && end[-2] != '.')
		*--end = '\0';
	return text;
}

static const char *
unit_of(const struct indicator *indicator)
{
	if (indicator_is_time(indicator))
		return "minutes";
	return indicator->form == INDICATOR_SHARE ? "share" : "ratio";
}

/* An empty record of a period. */
static struct figure
blank(const struct reporting *reporting, const char *part)
{
	struct figure figure;

	schema_reset(&figure_schema, &figure);
	figure.period = reporting->period;
	figure.part = part;
	return figure;
}

/* What stands for one indicator of one subject. */
static void
put_figure(struct reporting *reporting, struct figure *figure, int number,
    const struct evaluating_figures *figures, struct arena *arena)
{
	const struct evaluating *evaluating = reporting->evaluating;
	const struct indicator *indicator = &indicator_all[number];
	const struct indicator_sum *sum = &figures->sums[number];
	int64_t weight = evaluating->scoring.weights[number].weight;

	figure->indicator = indicator->id;
	figure->unit = unit_of(indicator);
	figure->text = indicator->title;
	figure->numerator = sum->numerator;
	figure->denominator = sum->denominator;
	figure->rows = sum->rows;
	figure->value = figures->given[number]
			    ? decimal(figures->values[number], arena)
			    : NULL;
	figure->weight = figure->score = NULL;
	if (!evaluating->approved || weight == 0 || !figures->given[number] ||
	    indicator->subject != INDICATOR_OF_BODY)
		return;
	figure->weight = decimal(weight, arena);
	figure->score = decimal(100 * scoring_points(&evaluating->scoring,
					  number, figures->values[number]),
	    arena);
}

typedef void (*take_figure)(void *to, const struct figure *figure);

static void
put_figures(struct reporting *reporting, struct figure figure,
    enum indicator_subject subject, const struct evaluating_figures *figures,
    bool weighted, take_figure take, void *to)
{
	struct arena arena = {0};
	int i;

	for (i = 0; i < INDICATORS; i++) {
		if (indicator_all[i].subject != subject ||
		    (figures->sums[i].denominator == 0 &&
			figures->sums[i].numerator == 0))
			continue;
		put_figure(reporting, &figure, i, figures, &arena);
		if (!weighted || figure.weight != NULL)
			take(to, &figure);
		arena_reset(&arena);
	}
	arena_free(&arena);
}

/* Why a body has no score; NULL: nobody asks for one. */
static const char *
why_unrated(
    const struct evaluating *evaluating, const struct evaluating_body *body)
{
	const struct scoring *scoring = &evaluating->scoring;
	bool of_accounts = body->part >= EVALUATING_ACCOUNTS;

	if (!evaluating->approved)
		return reporting_unapproved(evaluating);
	if (!scoring_weighs(scoring, of_accounts))
		return NULL;
	if (of_accounts && body->received < scoring->min_accounts)
		return "не ранжируется: мало аккаунтов";
	if (!of_accounts && body->received < scoring->min_n)
		return "не ранжируется: мало поручений";
	return "не ранжируется: нет показателей, имеющих вес";
}

static void
put_score(struct figure figure, const struct evaluating_body *body,
    const struct evaluating *evaluating, take_figure take, void *to)
{
	struct arena arena = {0};
	const char *class = scoring_class(&evaluating->scoring, body->score);

	figure.indicator = "score";
	figure.unit = "points";
	if (body->rated) {
		figure.text = class == NULL ? "Балл" : class;
		figure.value = figure.score = decimal(body->score, &arena);
		figure.rank = body->rank;
	} else if ((figure.text = why_unrated(evaluating, body)) == NULL) {
		return;
	}
	take(to, &figure);
	arena_free(&arena);
}

static struct figure
of_body(const struct reporting *reporting, const struct evaluating_body *body)
{
	struct figure figure =
	    blank(reporting, evaluating_part_name(body->part));

	figure.body = body->code;
	figure.name = body->name;
	figure.rated = body->rated;
	return figure;
}

void
reporting_records(struct reporting *reporting, take_figure take, void *to)
{
	const struct evaluating *evaluating = reporting->evaluating;
	struct figure figure = blank(reporting, "report");
	size_t i;

	for (i = 0; i < reporting->fact_count; i++) {
		figure.indicator = reporting->facts[i].key;
		figure.text = reporting->facts[i].value;
		take(to, &figure);
	}
	for (i = 0; i < evaluating->body_count; i++) {
		const struct evaluating_body *body =
		    &evaluating->bodies[evaluating->order[i]];

		figure = of_body(reporting, body);
		put_figures(reporting, figure, INDICATOR_OF_BODY,
		    &body->figures, false, take, to);
		if (evaluating->approved)
			put_score(figure, body, evaluating, take, to);
	}
	put_figures(reporting, blank(reporting, "region"), INDICATOR_OF_REGION,
	    &evaluating->region, false, take, to);
	put_figures(reporting, blank(reporting, "center"), INDICATOR_OF_CENTER,
	    &evaluating->center, false, take, to);
	put_figures(reporting, blank(reporting, "records"),
	    INDICATOR_OF_RECORDS, &evaluating->records, false, take, to);
}

void
reporting_score(
    struct reporting *reporting, const char *body, take_figure take, void *to)
{
	const struct evaluating *evaluating = reporting->evaluating;
	size_t i;

	for (i = 0; i < evaluating->body_count; i++) {
		const struct evaluating_body *one =
		    &evaluating->bodies[evaluating->order[i]];
		struct figure figure = of_body(reporting, one);

		if (body != NULL && !text_equal(body, one->code))
			continue;
		put_figures(reporting, figure, INDICATOR_OF_BODY, &one->figures,
		    true, take, to);
		put_score(figure, one, evaluating, take, to);
	}
}
