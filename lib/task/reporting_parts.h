/*
 * The sections of the report. Inside lib/task only.
 */
#ifndef OTKLIK_TASK_REPORTING_PARTS_H
#define OTKLIK_TASK_REPORTING_PARTS_H

#include "task/reporting.h"

struct reporting_draft {
	struct reporting *reporting;
	struct evaluating *evaluating;
	struct report *report;
};

const struct fault *reporting_title(struct reporting_draft *draft); /* 0 */
void reporting_messages(
    struct reporting_draft *draft, enum evaluating_part part); /* 1, 2 */
void reporting_accounts(
    struct reporting_draft *draft, enum evaluating_part part); /* 3, 4 */
void reporting_breaches(struct reporting_draft *draft);	       /* 5 */
void reporting_significant(struct reporting_draft *draft);     /* 6 */
void reporting_center(struct reporting_draft *draft);	       /* 7 */
void reporting_quality(struct reporting_draft *draft);	       /* 8 */
const struct fault *reporting_delivery(struct reporting_draft *draft); /* 9 */

/* A table of some indicators, one row a body of the part, and a legend. */
void reporting_indicators(struct reporting_draft *draft,
    struct report_section *section, enum evaluating_part part,
    const char *title, const char *const *ids);

/* An instant as civil seconds in the store's zone; REPORT_NONE if none. */
int64_t reporting_civil(const struct reporting_draft *draft, int64_t instant);

/* The type of a column that shows an indicator. */
enum report_type reporting_type(const struct indicator *indicator);

#endif
