/*
 * Rows of a sheet on their way to the reader: each is written as a row of CSV,
 * so that what holds for CSV holds for a sheet. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_ROWS_H
#define OTKLIK_RECORD_XLSX_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/fault.h"

/* The columns a sheet can have: A to XFD. */
enum { XLSX_COLUMNS = 16384 };

struct xlsx_row {
	unsigned long number; /* in the sheet; the first is 1 */
	size_t length;	      /* of the row of CSV, with its line end */
	const char *wrong;    /* why it is refused, or NULL */
	size_t column;	      /* what is wrong there; counted from 0 */
	bool whole;	      /* all of the row is what is wrong */
};

struct xlsx_cell {
	const char *text; /* not NUL-terminated */
	size_t length;	  /* 0: the cell is empty */
};

struct xlsx_rows {
	struct buffer out; /* where they are written, one behind the other */
	size_t target;	   /* it is full with more than that many bytes */
	struct xlsx_row *list;
	size_t first, count, size;
	size_t width; /* columns of the header; 0 before it was met */
};

void xlsx_rows_free(struct xlsx_rows *rows);

/*
 * Puts a row of cells, of which the last one is not empty; none at all is no
 * row. One larger than READER_RECORD_MAX is put as a row that is wrong, without
 * bytes. The first row is the header: those after
 * it have at least as many cells. The length in `row` is not
 * looked at.
 */
void xlsx_rows_put(struct xlsx_rows *rows, const struct xlsx_row *row,
    const struct xlsx_cell *cells, size_t count);

/* Is it time to give the rows to the reader? */
bool xlsx_rows_full(const struct xlsx_rows *rows);

/* The row that comes next, NULL if there is none. */
const struct xlsx_row *xlsx_rows_next(const struct xlsx_rows *rows);

/* Drops it, or all there are. */
void xlsx_rows_drop(struct xlsx_rows *rows, bool all);

/* Why a row is refused; NULL if nothing is wrong. */
const struct fault *xlsx_row_fault(const struct xlsx_row *row);

#endif
