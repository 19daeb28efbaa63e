/*
 * A report for a terminal.
 */
#ifndef OTKLIK_DOCUMENT_REPORT_TEXT_H
#define OTKLIK_DOCUMENT_REPORT_TEXT_H

#include "base/buffer.h"
#include "model/report.h"

/* The caller escapes what a terminal must not get. */
void report_text_write(const struct report *report, struct buffer *text);

#endif
