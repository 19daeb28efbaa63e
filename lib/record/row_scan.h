/*
 * Where the rows of CSV end. Only quotes, separators beside them and line ends
 * are looked at, so that the bytes of each row are known before libcsv sees
 * it, and a row that is wrong costs no other. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_ROW_SCAN_H
#define OTKLIK_RECORD_ROW_SCAN_H

#include <stdbool.h>
#include <stddef.h>

struct row_scan {
	char separator; /* 0 while it is not known: any of , ; and tab */
	/* the row in hand */
	bool inside, quoted;
	char before;	   /* the byte in front of those at hand */
	const char *wrong; /* what is wrong with the row, or NULL */
};

/* Bytes in front of the next row that belong to none: empty lines. */
size_t row_scan_skip(
    const struct row_scan *scan, const char *bytes, size_t length, bool last);

/*
 * Looks for the end of the row that begins at `bytes`, of which `*at` were
 * looked at before: true with the length of the row, its line end included, in
 * `*at`; false with how many were looked at if more are needed. With `last` no
 * more will come.
 */
bool row_scan_find_end(struct row_scan *scan, const char *bytes, size_t length,
    bool last, size_t *at);

#endif
