/*
 * Records as lines for a person: columns under each other.
 */
#ifndef OTKLIK_RECORD_LISTING_H
#define OTKLIK_RECORD_LISTING_H

#include "base/buffer.h"
#include "record/columns.h"

/*
 * Adds one line, escaped; without a source the header. `width` is that of the
 * screen, to which the last column is cut, 0: none is. `cell` is scratch.
 */
void listing_put(const struct columns *columns, struct source *source,
    int width, struct buffer *cell, struct buffer *out);

#endif
