/*
 * A report as a web page: one file in Russian that asks nothing of anybody and
 * prints on A4 as a document. The same report gives the same bytes.
 */
#ifndef OTKLIK_DOCUMENT_REPORT_PAGE_H
#define OTKLIK_DOCUMENT_REPORT_PAGE_H

#include "base/buffer.h"
#include "model/report.h"

void report_page_write(const struct report *report, struct buffer *html);

#endif
