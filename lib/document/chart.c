#include "document/chart.h"

#include <string.h>

#include "base/text.h"
#include "document/html.h"

/*
 * No character of the usual fonts is wider than this at the size of a label:
 * what is cut by it fits whatever font there is.
 */
enum {
	FONT = 11,
	GLYPH = 8,
	LABEL = 264, /* beside a bar */
	LINE = 14,   /* from one line of text to the next */
	ROW = 34,    /* of a bar: two lines of text */
	BAR = 16,    /* its thickness */
	VALUE = 88,  /* for a number behind a bar */
	PLOT = 180,  /* height of the tallest column */
	HEAD = 24,   /* for the number above it */
	MARGIN = 24, /* beside the columns: a label may be wider */
	FOOT = 28,   /* for the label below it */
	MOST_COLUMNS = 60
};

/*
 * The bytes of a text that fit into so many columns; ends at a word if it is
 * cut and has one. `*rest` is what did not fit.
 */
static size_t
fit(const char *text, int columns, const char **rest)
{
	const char *at = text, *end = text + strlen(text), *word = NULL;
	int used = 0;

	while (at < end) {
		const char *before = at;
		int width = text_width(text_next(&at, end));

		if (used + width > columns) {
			*rest = word != NULL ? word + 1 : before;
			return (size_t)((word != NULL ? word : before) - text);
		}
		used += width;
		if (*before == ' ')
			word = before;
	}
	*rest = end;
	return (size_t)(end - text);
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

/* A label in one line, or two; what is longer ends with dots. */
static void
put_label(struct buffer *html, const char *label, size_t x, size_t middle)
{
	const int columns = LABEL / GLYPH;
	const char *rest, *after;
	size_t length = fit(label, columns, &rest), second;

	begin_text(
	    html, "end", x, *rest == '\0' ? middle + 4 : middle + 4 - LINE / 2);
	put_part(html, label, length);
	buffer_puts(html, "</text>");
	if (*rest == '\0')
		return;
	second = fit(rest, columns, &after);
	if (*after != '\0')
		second = fit(rest, columns - 1, &after);
	begin_text(html, "end", x, middle + 4 + LINE / 2);
	put_part(html, rest, second);
	buffer_puts(html, *after == '\0' ? "</text>" : "…</text>");
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
put_bars(const struct report_chart *chart, struct buffer *html)
{
	const size_t left = LABEL + 8, full = CHART_WIDTH - left - VALUE;
	int64_t most = full_scale(chart);
	size_t i;

	for (i = 0; i < chart->count; i++) {
		size_t top = i * ROW, middle = top + ROW / 2;
		size_t length = length_of(chart->values[i], most, full);

		put_label(html, chart->labels[i], LABEL, middle);
		buffer_printf(html,
		    "<rect x=\"%zu\" y=\"%zu\" width=\"%zu\" height=\"%d\"/>",
		    left, middle - BAR / 2, length, BAR);
		put_value(
		    html, chart, i, "start", left + length + 6, middle + 4);
	}
}

/* Every how manyth column has room for its label. */
static size_t
label_step(const struct report_chart *chart, size_t slot)
{
	size_t widest = 1, i;

	for (i = 0; i < chart->count; i++) {
		const char *at = chart->labels[i], *end = at + strlen(at);
		size_t width = 0;

		while (at < end)
			width += (size_t)text_width(text_next(&at, end));
		if (width > widest)
			widest = width;
	}
	return (widest * GLYPH + slot - 1) / slot;
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
put_columns(const struct report_chart *chart, struct buffer *html)
{
	size_t slot =
	    (CHART_WIDTH - 2 * MARGIN) / (chart->count == 0 ? 1 : chart->count);
	size_t step = label_step(chart, slot), i;
	size_t wide = slot * 3 / 5 > 60 ? 60 : slot * 3 / 5;
	int64_t most = full_scale(chart);
	/* Where not all numbers have room the greatest one tells the scale. */
	bool numbers = slot >= 7 * GLYPH;
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

void
chart_write(
    const struct report_chart *chart, size_t number, struct buffer *html)
{
	bool columns =
	    chart->shape == REPORT_COLUMNS && chart->count <= MOST_COLUMNS;
	size_t height = columns ? HEAD + PLOT + FOOT : chart->count * ROW + 2;
	struct buffer words = {0};

	report_describe(chart, &words);
	buffer_puts(html, "<figure>\n<figcaption>");
	html_text(html, chart->title);
	buffer_puts(html, " (");
	html_text(html, chart->unit);
	buffer_printf(html,
	    ")</figcaption>\n<svg viewBox=\"0 0 %d %zu\" width=\"%d\" "
	    "height=\"%zu\" role=\"img\" aria-labelledby=\"d%zu\" "
	    "font-size=\"%d\">\n<desc id=\"d%zu\">",
	    CHART_WIDTH, height, CHART_WIDTH, height, number, FONT, number);
	html_text(html, words.bytes);
	buffer_puts(html, "</desc>\n");
	if (columns)
		put_columns(chart, html);
	else
		put_bars(chart, html);
	buffer_puts(html, "\n</svg>\n</figure>\n");
	buffer_free(&words);
}
