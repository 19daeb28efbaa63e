/*
 * Charts as SVG, to stand in a page. Lengths are whole numbers, so that the
 * same values give the same bytes; no text leaves the chart or meets another.
 */
#ifndef OTKLIK_DOCUMENT_CHART_H
#define OTKLIK_DOCUMENT_CHART_H

#include "base/buffer.h"
#include "model/report.h"

/* Width of every chart, in the units of its view box (pixels). */
enum { CHART_WIDTH = 680 };

/*
 * `number` tells charts of one page apart: it makes the ids. Bars that are more
 * than half a page of A4 are made of several figures to the same scale, each
 * with its caption and its contents in words.
 */
void chart_write(
    const struct report_chart *chart, size_t number, struct buffer *html);

#endif
