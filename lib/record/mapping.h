/*
 * The columns of somebody else's table as fields of a record of ours.
 */
#ifndef OTKLIK_RECORD_MAPPING_H
#define OTKLIK_RECORD_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/options.h"
#include "model/record.h"
#include "model/schema.h"

struct mapping {
	struct mapping_pair {
		const char *field, *column;
		bool met; /* some record had the column */
	} * pairs;
	size_t count;
};

/*
 * Reads the options `name`, each FIELD=COLUMN with a field of the schema.
 * FAULT_USAGE if one is not, or a field is there twice.
 */
const struct fault *mapping_parse(struct mapping *mapping, const char *name,
    const struct options *options, const struct schema *schema,
    struct arena *arena);

/*
 * Sets the fields from the columns, over fields of the same names. A column is
 * a member of that name, else, with points, one inside of members or (a number,
 * from 0) lists: `author.name`, `photos.0.url`. Fields that are `foreign` (NULL
 * ends them) and not mapped mean something else there, or are not asked for, and
 * are left out.
 */
void mapping_apply(struct mapping *mapping, const char *const *foreign,
    struct arena *arena, struct record *record);

/* The column that is a field: one of its own name unless mapped. */
const char *mapping_column(const struct mapping *mapping, const char *field);

/* The first column that no record had; NULL if all were met. */
const char *mapping_unmet(const struct mapping *mapping);

#endif
