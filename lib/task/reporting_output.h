/*
 * The report as bytes: for a terminal, as a page, as a workbook.
 */
#ifndef OTKLIK_TASK_REPORTING_OUTPUT_H
#define OTKLIK_TASK_REPORTING_OUTPUT_H

#include "base/buffer.h"
#include "base/fault.h"
#include "task/reporting.h"

/* `format` is text, html or xlsx. */
const struct fault *reporting_output(
    struct reporting *reporting, const char *format, struct buffer *bytes);

#endif
