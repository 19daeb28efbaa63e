/*
 * The report of a half-year (RULES 6.2): an evaluation that was run, as
 * sections for people and as records for programs.
 */
#ifndef OTKLIK_TASK_REPORTING_H
#define OTKLIK_TASK_REPORTING_H

#include "base/fault.h"
#include "model/figure.h"
#include "model/report.h"
#include "task/evaluating.h"

/* What a record or the title of a document says about the report itself. */
struct reporting_fact {
	const char *key, *title; /* for programs, for people */
	const char *value;
	const char *shown; /* to people, where they read it another way */
};

enum { REPORTING_FACTS = 16 };

struct reporting {
	struct evaluating *evaluating;
	struct arena arena;
	char period[PERIOD_TEXT];
	struct reporting_fact facts[REPORTING_FACTS];
	size_t fact_count;
};

/*
 * Reads what stands on the title: the head of the journal, the readings, the
 * calendar with its check sums, the methodology, the outages.
 */
const struct fault *reporting_open(
    struct reporting *reporting, struct evaluating *evaluating);
void reporting_close(struct reporting *reporting);

/*
 * Hands out all figures, those of part `report` first; `figure` and its texts
 * live until the call returns.
 */
void reporting_records(struct reporting *reporting,
    void (*take)(void *to, const struct figure *figure), void *to);

/* Why there are no scores, in Russian; NULL: the methodology applies. */
const char *reporting_unapproved(const struct evaluating *evaluating);

/*
 * The figures behind the score of a body (NULL: of all), line by line, and the
 * score or why there is none.
 */
void reporting_score(struct reporting *reporting, const char *body,
    void (*take)(void *to, const struct figure *figure), void *to);

/* Puts the report together; report_close takes it back, faulty or not. */
const struct fault *reporting_document(
    struct reporting *reporting, struct report *report);

/* The period as Russian officials name it, in the arena. */
const char *reporting_period_ru(
    const struct period *period, struct arena *arena);

#endif
