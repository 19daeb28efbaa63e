/*
 * The fields of a record as options of the same names: an option overrides its
 * field in every record.
 */
#ifndef OTKLIK_RECORD_OVERRIDE_H
#define OTKLIK_RECORD_OVERRIDE_H

#include "base/arena.h"
#include "base/options.h"
#include "model/record.h"
#include "model/schema.h"

/* The options of a schema's fields (none for NULL); lives in the arena. */
const struct option_spec *override_specs(
    const struct schema *schema, struct arena *arena);

/* True if the command line gives a field of the schema (NULL has none). */
bool override_any(const struct options *options, const struct schema *schema);

/* Sets in the record what the command line says; a lone "-" clears. */
void override_apply(const struct options *options, const struct schema *schema,
    struct arena *arena, struct record *record);

#endif
