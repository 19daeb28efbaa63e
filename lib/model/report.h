/*
 * A report as it is read: sections of paragraphs, tables and charts, whatever
 * it will be written as. Texts are borrowed, or live in the arena.
 */
#ifndef OTKLIK_MODEL_REPORT_H
#define OTKLIK_MODEL_REPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* Decimal fractions are in parts of this. */
enum { REPORT_SCALE = 10000 };

#define REPORT_NONE INT64_MIN /* an empty cell */

enum report_type {
	REPORT_TEXT,
	REPORT_COUNT,	/* a whole number */
	REPORT_SHARE,	/* of one, shown in per cent */
	REPORT_RATIO,	/* decimal fractions from here */
	REPORT_MINUTES, /* shown with one place */
	REPORT_POINTS,	/* shown with two places */
	REPORT_TIME	/* civil seconds: days * 86400 + seconds of day */
};

struct report_column {
	const char *title;
	enum report_type type;
	int width; /* in characters, for a sheet */
};

struct report_cell {
	const char *text; /* of REPORT_TEXT; NULL: empty */
	int64_t number;	  /* of all others */
};

struct report_table {
	const char *title;
	const struct report_column *columns;
	size_t column_count;
	struct report_cell *cells; /* row by row */
	size_t count, room;	   /* of cells */
};

enum report_shape {
	REPORT_BARS,   /* lying, one a row: for names */
	REPORT_COLUMNS /* standing: for steps and times */
};

struct report_chart {
	enum report_shape shape;
	const char *title;
	const char *unit; /* what the values are, in words */
	enum report_type type;
	const char **labels;
	int64_t *values; /* none is negative */
	size_t count, room;
};

struct report_item {
	/* One of the three. */
	const char *paragraph;
	struct report_table *table;
	struct report_chart *chart;
	struct report_item *next;
};

struct report_section {
	const char *title;
	const char *sheet; /* short name, for a workbook */
	struct report_item *first, **last;
	struct report_section *next;
};

struct report {
	struct arena arena;
	const char *title, *subtitle;
	const char *addressees; /* one a line */
	const char *signatory;	/* who signs it; NULL: nobody */
	const char *state;	/* for the foot of each page: which store */
	int64_t as_of;		/* civil seconds, for a file's own date */
	struct report_section *first, **last;
};

void report_open(struct report *report);
void report_close(struct report *report);

/* Adds a section; what follows goes into it. */
struct report_section *report_section(
    struct report *report, const char *title, const char *sheet);

void report_say(struct report *report, struct report_section *section,
    const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Adds a table without rows; the columns are borrowed. */
struct report_table *report_table(struct report *report,
    struct report_section *section, const char *title,
    const struct report_column *columns, size_t count);

/* Adds the next cell of a table. */
void report_text(
    struct report *report, struct report_table *table, const char *text);
void report_number(
    struct report *report, struct report_table *table, int64_t number);

struct report_chart *report_chart(struct report *report,
    struct report_section *section, enum report_shape shape, const char *title,
    const char *unit, enum report_type type);
void report_value(struct report *report, struct report_chart *chart,
    const char *label, int64_t value);

/*
 * Writes a value as Russian officials read it: 93,4 %, 12,5, 03.10.2022 10:00;
 * a dash if it is REPORT_NONE.
 */
void report_show(enum report_type type, int64_t number, struct buffer *text);

/* The contents of a chart in words, for those who cannot see it. */
void report_describe(const struct report_chart *chart, struct buffer *text);

#endif
