/*
 * For the tests of lib/order: the tables of the law as they are compiled in,
 * and tables of cases from tests/order, read by a splitter of their own.
 */
#ifndef OTKLIK_TESTS_ORDER_TABLES_H
#define OTKLIK_TESTS_ORDER_TABLES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/embed.h"
#include "model/reference.h"
#include "order/timetable.h"

enum { CELLS = 16 };

struct sheet {
	char *text; /* all cells, cut up in place */
	char *(*rows)[CELLS];
	size_t count; /* with the header */
};

/* One cell from *at on; leaves *at behind its separator. */
static char *
sheet_cell(char **at, int *last)
{
	char *cell = *at, *out = *at, *from = *at;
	int quoted = *from == '"';

	if (quoted)
		cell = out = ++from;
	for (; *from != '\0'; from++) {
		if (quoted && *from == '"') {
			if (*++from != '"')
				quoted = 0;
		}
		if (!quoted && (*from == ',' || *from == '\n'))
			break;
		*out++ = *from;
	}
	*last = *from != ',';
	*at = *from == '\0' ? from : from + 1;
	*out = '\0';
	return cell;
}

static void
sheet_read(struct sheet *sheet, const char *bytes, size_t length)
{
	char *at;

	sheet->text = malloc(length + 1);
	memcpy(sheet->text, bytes, length);
	sheet->text[length] = '\0';
	sheet->rows = NULL;
	sheet->count = 0;
	for (at = sheet->text; *at != '\0';) {
		int last = 0, cell = 0;

		sheet->rows = realloc(
		    sheet->rows, (sheet->count + 1) * sizeof(*sheet->rows));
		memset(sheet->rows[sheet->count], 0, sizeof(*sheet->rows));
		while (!last)
			sheet->rows[sheet->count][cell++] =
			    sheet_cell(&at, &last);
		for (; cell < CELLS; cell++)
			sheet->rows[sheet->count][cell] = at - 1;
		sheet->count++;
	}
}

static void
sheet_free(struct sheet *sheet)
{
	free(sheet->text);
	free(sheet->rows);
}

/* A table of the law by its name, as it is compiled in. */
static void
sheet_embedded(struct sheet *sheet, const char *name)
{
	for (const struct embed_file *file = embed_tables; file->name != NULL;
	     file++) {
		if (strcmp(file->name, name) == 0) {
			sheet_read(sheet, file->bytes,
			    (size_t)(file->end - file->bytes));
			return;
		}
	}
	abort();
}

static inline void
sheet_file(struct sheet *sheet, const char *path)
{
	FILE *stream = fopen(path, "r");
	char *bytes = malloc(1 << 20);
	size_t length;

	if (stream == NULL) {
		fprintf(stderr, "cannot read %s\n", path);
		abort();
	}
	length = fread(bytes, 1, 1 << 20, stream);
	fclose(stream);
	sheet_read(sheet, bytes, length);
	free(bytes);
}

struct law_tables {
	struct sheet sheets[3];
	struct schedule *schedules;
	struct calendar *calendar;
	struct term_row *terms;
	size_t term_count;
	struct timetable_rows rows;
};

static int64_t
cell_date(const char *cell)
{
	int64_t days = DATE_NONE;

	date_parse(cell, &days);
	return days;
}

static void
law_tables_schedules(struct law_tables *tables)
{
	struct sheet *sheet = &tables->sheets[0];

	sheet_embedded(sheet, "schedules");
	tables->schedules = calloc(sheet->count, sizeof(struct schedule));
	for (size_t i = 1; i < sheet->count; i++) {
		char **cells = sheet->rows[i];

		tables->schedules[i - 1] =
		    (struct schedule){cells[0], atoi(cells[1]), cells[2],
			cells[3], cell_date(cells[4]), cell_date(cells[5])};
	}
	tables->rows.schedules = tables->schedules;
	tables->rows.schedule_count = sheet->count - 1;
}

static void
law_tables_calendar(struct law_tables *tables)
{
	struct sheet *sheet = &tables->sheets[1];

	sheet_embedded(sheet, "calendar");
	tables->calendar = calloc(sheet->count, sizeof(struct calendar));
	for (size_t i = 1; i < sheet->count; i++) {
		char **cells = sheet->rows[i];

		tables->calendar[i - 1] = (struct calendar){cell_date(cells[0]),
		    cells[1], cells[2], cells[3], cells[4]};
	}
	tables->rows.calendar = tables->calendar;
	tables->rows.calendar_count = sheet->count - 1;
}

static void
law_tables_terms(struct law_tables *tables)
{
	struct sheet *sheet = &tables->sheets[2];

	sheet_embedded(sheet, "terms");
	tables->terms = calloc(sheet->count, sizeof(struct term_row));
	for (size_t i = 1; i < sheet->count; i++) {
		char **cells = sheet->rows[i];

		tables->terms[i - 1] = (struct term_row){cells[0], cells[1],
		    cells[2], cells[3], cells[4], cells[5], cell_date(cells[6]),
		    cell_date(cells[7])};
	}
	tables->term_count = sheet->count - 1;
}

static inline void
law_tables_open(struct law_tables *tables)
{
	law_tables_schedules(tables);
	law_tables_calendar(tables);
	law_tables_terms(tables);
}

static inline void
law_tables_close(struct law_tables *tables)
{
	for (int i = 0; i < 3; i++)
		sheet_free(&tables->sheets[i]);
	free(tables->schedules);
	free(tables->calendar);
	free(tables->terms);
}

#endif
