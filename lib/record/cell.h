/*
 * What a cell of CSV and one of a listing for people look like. Inside
 * lib/record only.
 */
#ifndef OTKLIK_RECORD_CELL_H
#define OTKLIK_RECORD_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "model/value.h"

/*
 * A cell by RFC 4180, quoted only if it must be. Control characters but tabs
 * and line ends come out as \x1b. With `disarm` a cell that a spreadsheet
 * would take for a formula gets an apostrophe in front, and so does one that is
 * such a cell behind apostrophes.
 */
void cell_csv(struct buffer *out, const char *text, size_t length,
    char separator, bool disarm);

/* Takes off the apostrophe that `disarm` put in front, if it did. */
void cell_unguard(struct value *cell);

/*
 * Text for a terminal, each control character visible. What is wider than
 * `width` columns is cut, and ends with an ellipsis; 0: nothing is cut.
 * Returns the columns it takes.
 */
size_t cell_text(
    struct buffer *out, const char *text, size_t length, size_t width);

#endif
