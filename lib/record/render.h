/*
 * The value of one field as JSON, and as it stands in a cell before the cell's
 * own rules apply. Inside lib/record only.
 */
#ifndef OTKLIK_RECORD_RENDER_H
#define OTKLIK_RECORD_RENDER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/date.h"
#include "model/schema.h"
#include "model/value.h"

/* A member of a struct; what was not given or cleared is null or []. */
void render_field_json(const struct field *field, const void *data,
    const struct zone *zone, struct buffer *out);

/*
 * A value as it came: its span of the input without white space between
 * tokens, control characters in strings escaped; else as value_json.
 */
void render_value_json(const struct value *value, struct buffer *out);

/*
 * The same for a cell: texts as they are, lists and objects as JSON, nothing
 * for what is not there. True if it is a text, which a cell may have to
 * disarm. NULL for a value that is absent.
 */
bool render_field_cell(const struct field *field, const void *data,
    const struct zone *zone, struct buffer *out);
bool render_value_cell(const struct value *value, struct buffer *out);

#endif
