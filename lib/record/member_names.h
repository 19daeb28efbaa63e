/*
 * The names of a schema's fields as members of a JSON object, with what stands
 * around them: they come with every record.
 */
#ifndef OTKLIK_RECORD_MEMBER_NAMES_H
#define OTKLIK_RECORD_MEMBER_NAMES_H

#include <stddef.h>

#include "base/buffer.h"
#include "model/schema.h"

struct member_names {
	const struct schema *schema; /* NULL: none yet */
	struct buffer text;
	size_t *ends; /* of each name in the text */
};

/* Makes them, unless they are those of this schema. */
void member_names_use(struct member_names *names, const struct schema *schema);

/* Puts the comma, name and colon of field `i` of the schema in use. */
void member_names_put(
    const struct member_names *names, size_t i, struct buffer *out);

void member_names_free(struct member_names *names);

#endif
