/*
 * The rows behind a figure as a document: a page, or a workbook.
 */
#ifndef OTKLIK_TASK_EVIDENCE_PAGE_H
#define OTKLIK_TASK_EVIDENCE_PAGE_H

#include "base/buffer.h"
#include "base/fault.h"
#include "task/evidence.h"
#include "task/reporting.h"

/*
 * Writes what is left of the evidence, with the columns that a text has, and
 * what each row adds. `format` is html or xlsx; `what` the figure.
 */
const struct fault *evidence_page(struct evidence *evidence, const char *what,
    const char *body, const char *format, struct buffer *bytes);

/* The same of the lines behind a score. */
const struct fault *evidence_page_score(struct reporting *reporting,
    const char *body, const char *format, struct buffer *bytes);

#endif
