/*
 * One row of a reference table, told by its schema. Inside lib/model only.
 */
#ifndef OTKLIK_MODEL_REFERENCE_ROW_H
#define OTKLIK_MODEL_REFERENCE_ROW_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "model/reference_check.h"

enum { REFERENCE_ROW_TEXT = 256 };

/* The row of that index. */
const void *reference_row_at(const struct reference *reference,
    struct reference_rows table, size_t index);

/* A text cell, "" if it is empty. */
const char *reference_row_text(const struct field *field, const void *row);

/* Any other cell, FIELD_NONE if it is empty. */
int64_t reference_row_number(const struct field *field, const void *row);

/* Any cell as a person would write it, cut to fit. */
void reference_row_show(
    const struct field *field, const void *row, char out[REFERENCE_ROW_TEXT]);

/* True if a row says nothing in this column. */
bool reference_row_empty(const struct field *field, const void *row);

/* -1, 0 or 1: two rows by one column. */
int reference_row_compare(
    const struct field *field, const void *a, const void *b);

/*
 * Checks each cell of a row by itself: needed ones, enumerations, codes,
 * times, rules, terms, `from` not after `until`.
 */
const struct fault *reference_row_check(
    const struct reference *reference, const void *row);

#endif
