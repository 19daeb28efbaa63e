/*
 * Numbers of a sheet as text. Dates and durations are numbers of days there,
 * and only the format of their cell says so. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_XLSX_FORMAT_H
#define OTKLIK_RECORD_XLSX_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "record/xlsx_archive.h"

enum xlsx_format {
	XLSX_NUMBER,
	XLSX_DATE,    /* a date without a time of day */
	XLSX_MOMENT,  /* a date and a time of day */
	XLSX_TIME,    /* a time of day */
	XLSX_DURATION /* hours, minutes or seconds that may be more than fit */
};

/* What a format code of a style shows: yyyy-mm-dd, [hh]:mm:ss, 0.00. */
enum xlsx_format xlsx_format_of(const char *code);

/* The formats of a workbook's cells. */
struct xlsx_formats {
	unsigned char *by_id;  /* of number formats, by their ids */
	unsigned short *cells; /* the id of each cell format */
	size_t count, size;
};

/* Reads the part of the styles; one that is not there has no dates. */
const struct fault *xlsx_formats_read(struct xlsx_formats *formats,
    struct xlsx_archive *archive, const char *path);
void xlsx_formats_free(struct xlsx_formats *formats);

/* The format of a cell by its attribute `s`, which may be NULL. */
enum xlsx_format xlsx_formats_get(
    const struct xlsx_formats *formats, const char *style);

/*
 * Puts a number as a person would write it: whole ones without a point and
 * with all their digits, dates as 2022-10-03 10:00:00 or, of a date format
 * and without a time, 2022-10-03; durations as 36:00:00. `since_1904` says
 * from which day the workbook counts. What is no number is put as it is.
 */
void xlsx_format_put(enum xlsx_format format, bool since_1904,
    const char *number, struct buffer *out);

#endif
