#include "task/tables.h"

#include "model/schema.h"

const struct fault *
tables_structs(const struct reference *reference, const struct catalog *catalog,
    const struct zone *zone, struct arena *arena, struct reference_rows *rows)
{
	const struct schema *schema = reference->schema;
	const struct fault *fault = NULL;
	char *structs = arena_alloc(arena, (catalog->rows + 1) * schema->size);
	struct record record;
	size_t row;

	for (row = 0; row < catalog->rows && fault == NULL; row++) {
		catalog_record(reference, catalog, row, arena, &record);
		fault = schema_read(
		    schema, &record, zone, arena, structs + row * schema->size);
	}
	*rows = (struct reference_rows){structs, catalog->rows};
	return fault;
}

/* Reads one table by its KIND. */
static const struct fault *
read_table(struct task *task, const char *kind, struct arena *arena,
    struct reference_rows *rows)
{
	const struct reference *reference = reference_find(kind);
	const struct fault *fault;
	struct catalog catalog;

	if ((fault = catalog_read(task->store, reference, arena, &catalog)) !=
	    NULL)
		return fault;
	return tables_structs(reference, &catalog, task->zone, arena, rows);
}

const struct fault *
tables_read_all(struct task *task, struct arena *arena,
    struct reference_rows rows[REFERENCE_KINDS])
{
	const struct fault *fault = NULL;
	size_t i;

	for (i = 0; i < REFERENCE_KINDS && fault == NULL; i++)
		fault =
		    read_table(task, reference_all[i].kind, arena, &rows[i]);
	return fault;
}
