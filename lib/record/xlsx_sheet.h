/*
 * The cells of a sheet, read row by row. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_SHEET_H
#define OTKLIK_RECORD_XLSX_SHEET_H

#include <stdbool.h>

#include "base/fault.h"
#include "record/xlsx_book.h"
#include "record/xlsx_rows.h"

struct xlsx_sheet;

/* Opens the first sheet of a book, which is borrowed, as are the rows. */
void xlsx_sheet_open(
    struct xlsx_sheet **sheet, struct xlsx_book *book, struct xlsx_rows *rows);
void xlsx_sheet_close(struct xlsx_sheet *sheet);

/*
 * Reads a piece further and puts its rows, until they are full; `*finished`
 * at the end of the sheet. FAULT_INPUT: it cannot be read on from here.
 */
const struct fault *xlsx_sheet_read(struct xlsx_sheet *sheet, bool *finished);

/* The number of the row in hand, or the one that would come next. */
unsigned long xlsx_sheet_row(const struct xlsx_sheet *sheet);

#endif
