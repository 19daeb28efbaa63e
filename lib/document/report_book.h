/*
 * A report as a workbook: a sheet for each table, headings frozen, real
 * charts. The same report gives the same bytes.
 */
#ifndef OTKLIK_DOCUMENT_REPORT_BOOK_H
#define OTKLIK_DOCUMENT_REPORT_BOOK_H

#include "base/buffer.h"
#include "base/fault.h"
#include "model/report.h"

/*
 * Texts are cells of text whatever they begin with: none is ever a formula.
 * What XML does not have stands in them as U+FFFD.
 * FAULT_SYSTEM if the workbook cannot be made.
 */
const struct fault *report_book_write(
    const struct report *report, struct buffer *bytes);

#endif
