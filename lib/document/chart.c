#include "document/chart.h"

#include <stdbool.h>

#include "document/html.h"
#include "document/measure.h"

enum {
	FONT = 11,
	LABEL = 264,	 /* beside a bar */
	LINE = 14,	 /* from one line of text to the next */
	LABEL_LINES = 4, /* of a label, at most */
	ROW = 34,	 /* of a bar, at least: two lines of text */
	PART = 450,	 /* of bars in one figure: two of them fit on a page */
	BAR = 16,	 /* its thickness */
	VALUE = 88,	 /* for a number behind a bar */
	PLOT = 180,	 /* height of the tallest column */
	HEAD = 24,	 /* for the number above it */
	MARGIN = 24,	 /* beside the columns: a label may be wider */
	FOOT = 28,	 /* for the label below it */
	NUMBER = 56,	 /* what a number above a column is wide */
	MOST_COLUMNS = 60
};

/* A label as the lines it has room for; what is longer ends with dots. */
struct label {
	const char *lines[LABEL_LINES];
	size_t lengths[LABEL_LINES];
	size_t count;
	bool cut;
};

static void
break_label(const char *text, struct label *label)
{
	const size_t width = LABEL * 100 / FONT;
	const char *rest = text;

	*label = (struct label){0};
	do {
		label->lines[label->count] = text;
		label->lengths[label->count] = measure_fit(text, width, &rest);
		if (*rest != '\0' && label->count + 1 == LABEL_LINES) {
			label->cut = true;
			label->lengths[label->count] =
			    measure_fit(text, width - measure_text("…"), &rest);
		}
		text = rest;
	} while (++label->count < LABEL_LINES && *rest != '\0');
}

/* How high the row of a bar is: as its label needs. */
static size_t
row_height(const char *text)
{
	struct label label;
	size_t height;

	break_label(text, &label);
	height = label.count * LINE + 6;
	return height < ROW ? ROW : height;
}

static void
put_part(struct buffer *html, const char *text, size_t length)
{
	struct buffer part = {0};

	buffer_put(&part, text, length);
	html_text(html, part.bytes);
	buffer_free(&part);
}

static void
begin_text(struct buffer *html, const char *anchor, size_t x, size_t y)
{
	buffer_printf(html, "<text x=\"%zu\" y=\"%zu\" text-anchor=\"%s\">", x,
	    y, anchor);
}

static void
put_label(struct buffer *html, const char *text, size_t x, size_t middle)
{
	struct label label;
	size_t i;

	break_label(text, &label);
	for (i = 0; i < label.count; i++) {
		begin_text(html, "end", x,
		    middle + 4 + i * LINE - (label.count - 1) * LINE / 2);
		put_part(html, label.lines[i], label.lengths[i]);
		buffer_puts(html,
		    label.cut && i + 1 == label.count ? "…</text>" : "</text>");
	}
}

static void
put_value(struct buffer *html, const struct report_chart *chart, size_t i,
    const char *anchor, size_t x, size_t y)
{
	struct buffer text = {0};

	report_show(chart->type, chart->values[i], &text);
	begin_text(html, anchor, x, y);
	html_text(html, text.bytes);
	buffer_puts(html, "</text>");
	buffer_free(&text);
}

static bool
has_columns(const struct report_chart *chart)
{
	return chart->shape == REPORT_COLUMNS && chart->count <= MOST_COLUMNS;
}

/* What the longest bar stands for: all of a share, else the greatest value. */
static int64_t
full_scale(const struct report_chart *chart)
{
	int64_t most = chart->type == REPORT_SHARE ? REPORT_SCALE : 1;
	size_t i;

	for (i = 0; i < chart->count; i++)
		if (chart->values[i] > most)
			most = chart->values[i];
	return most;
}

static size_t
length_of(int64_t value, int64_t most, size_t full)
{
	/* In two steps, so that nothing overflows. */
	if (most > INT64_MAX / CHART_WIDTH)
		return (size_t)(value / (most / (int64_t)full + 1));
	return (size_t)(value * (int64_t)full / most);
}

static void
put_bars(const struct report_chart *chart, int64_t most, struct buffer *html)
{
	const size_t left = LABEL + 8, full = CHART_WIDTH - left - VALUE;
	size_t i, top = 0;

	for (i = 0; i < chart->count; i++) {
		size_t row = row_height(chart->labels[i]);
		size_t middle = top + row / 2;
		size_t length = length_of(chart->values[i], most, full);

		put_label(html, chart->labels[i], LABEL, middle);
		buffer_printf(html,
		    "<rect x=\"%zu\" y=\"%zu\" width=\"%zu\" height=\"%d\"/>",
		    left, middle - BAR / 2, length, BAR);
		put_value(
		    html, chart, i, "start", left + length + 6, middle + 4);
		top += row;
	}
}

/* Every how manyth column has room for its label. */
static size_t
label_step(const struct report_chart *chart, size_t slot)
{
	size_t widest = 1, i;

	for (i = 0; i < chart->count; i++) {
		size_t width = measure_text(chart->labels[i]) * FONT / 100 + 1;

		if (width > widest)
			widest = width;
	}
	return (widest + slot - 1) / slot;
}

/* The first of the greatest values. */
static size_t
greatest_of(const struct report_chart *chart)
{
	size_t i, greatest = 0;

	for (i = 1; i < chart->count; i++)
		if (chart->values[i] > chart->values[greatest])
			greatest = i;
	return greatest;
}

static void
put_columns(const struct report_chart *chart, int64_t most, struct buffer *html)
{
	size_t slot =
	    (CHART_WIDTH - 2 * MARGIN) / (chart->count == 0 ? 1 : chart->count);
	size_t step = label_step(chart, slot), i;
	size_t wide = slot * 3 / 5 > 60 ? 60 : slot * 3 / 5;
	/* Where not all numbers have room the greatest one tells the scale. */
	bool numbers = slot >= NUMBER;
	size_t greatest = greatest_of(chart);

	for (i = 0; i < chart->count; i++) {
		size_t middle = MARGIN + i * slot + slot / 2;
		size_t height = length_of(chart->values[i], most, PLOT);

		buffer_printf(html,
		    "<rect x=\"%zu\" y=\"%zu\" width=\"%zu\" height=\"%zu\"/>",
		    middle - wide / 2, HEAD + PLOT - height, wide, height);
		if (numbers || i == greatest)
			put_value(html, chart, i, "middle", middle,
			    HEAD + PLOT - height - 6);
		if (i % step != 0)
			continue;
		begin_text(html, "middle", middle, HEAD + PLOT + LINE + 4);
		html_text(html, chart->labels[i]);
		buffer_puts(html, "</text>");
	}
	buffer_printf(
	    html, "<path d=\"M0 %d.5H%d\"/>", HEAD + PLOT, CHART_WIDTH);
}

/* The figure of a chart or a part of it, which follows if `part` is not 0. */
static void
put_figure(const struct report_chart *chart, int64_t most, size_t height,
    size_t number, size_t part, struct buffer *html)
{
	struct buffer words = {0};

	report_describe(chart, &words);
	buffer_puts(html, "<figure>\n<figcaption>");
	html_text(html, chart->title);
	buffer_puts(html, " (");
	html_text(html, chart->unit);
	buffer_puts(html, part > 0 ? "), продолжение" : ")");
	buffer_printf(html,
	    "</figcaption>\n<svg viewBox=\"0 0 %d %zu\" width=\"%d\" "
	    "height=\"%zu\" role=\"img\" aria-labelledby=\"d%zu-%zu\" "
	    "font-size=\"%d\">\n<desc id=\"d%zu-%zu\">",
	    CHART_WIDTH, height, CHART_WIDTH, height, number, part, FONT,
	    number, part);
	html_text(html, words.bytes);
	buffer_puts(html, "</desc>\n");
	if (has_columns(chart))
		put_columns(chart, most, html);
	else
		put_bars(chart, most, html);
	buffer_puts(html, "\n</svg>\n</figure>\n");
	buffer_free(&words);
}

/* Bars in parts of about the same height, all to one scale. */
static void
put_parts(const struct report_chart *chart, size_t number, struct buffer *html)
{
	struct report_chart part = *chart;
	size_t total = 0, height, parts = 0, enough, i;
	int64_t most = full_scale(chart);

	for (i = 0; i < chart->count; i++)
		total += row_height(chart->labels[i]);
	enough = total / (total / PART + 1);
	for (i = 0; i < chart->count || parts == 0; i += part.count) {
		part.labels = chart->labels + i;
		part.values = chart->values + i;
		height = part.count = 0;
		while (i + part.count < chart->count && height < enough) {
			size_t row = row_height(part.labels[part.count]);

			if (height + row > PART)
				break;
			height += row;
			part.count++;
		}
		put_figure(&part, most, height + 2, number, parts++, html);
	}
}

void
chart_write(
    const struct report_chart *chart, size_t number, struct buffer *html)
{
	if (has_columns(chart))
		put_figure(chart, full_scale(chart), HEAD + PLOT + FOOT, number,
		    0, html);
	else
		put_parts(chart, number, html);
}
