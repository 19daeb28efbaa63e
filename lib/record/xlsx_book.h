/*
 * A workbook: where its first sheet is, and what is needed to read it. Inside
 * lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_BOOK_H
#define OTKLIK_RECORD_XLSX_BOOK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/fault.h"
#include "record/xlsx_archive.h"
#include "record/xlsx_format.h"
#include "record/xlsx_strings.h"

struct xlsx_book {
	struct xlsx_archive *archive;
	struct xlsx_strings strings;
	struct xlsx_formats formats;
	bool since_1904;	 /* the day its dates count from */
	bool others;		 /* there are further worksheets */
	struct xlsx_part *sheet; /* may be taken over: set it to NULL then */
};

/*
 * Opens the workbook that begins `start` bytes into a file, which is closed
 * with it, and its first worksheet in the order of the workbook. FAULT_INPUT
 * says what it is not.
 */
const struct fault *xlsx_book_open(
    struct xlsx_book *book, FILE *file, uint64_t start);
void xlsx_book_close(struct xlsx_book *book);

#endif
