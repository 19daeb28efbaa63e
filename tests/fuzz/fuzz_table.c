/* Rows of the reference tables; the first byte says of which. */
#include "records.h"

#include "model/reference.h"
#include "model/schema.h"

struct given {
	struct zone *zone;
	const struct schema *schema;
};

static void
read_row(const struct record *record, void *data)
{
	const struct given *given = data;
	struct arena arena = {0};
	char *row = arena_alloc(&arena, given->schema->size);
	const struct fault *fault;

	fault = schema_read(given->schema, record, given->zone, &arena, row);
	PROMISE(fault == NULL || fault->code == FAULT_INPUT);
	arena_free(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct given given;

	if (size == 0)
		return -1;
	if (given.zone == NULL)
		PROMISE(zone_open(&given.zone, "Asia/Omsk") == NULL);
	given.schema = reference_all[data[0] % REFERENCE_KINDS].schema;
	records_each(data + 1, size - 1,
	    &(struct reader_options){.schema = given.schema}, read_row, &given);
	return 0;
}
