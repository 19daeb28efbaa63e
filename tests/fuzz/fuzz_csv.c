/* Rows of CSV, read with a schema whose fields are texts, lists, objects. */
#include "records.h"

#include "model/schema.h"

static const struct field fields[] = {
    {.name = "list", .type = FIELD_LIST},
    {.name = "object", .type = FIELD_OBJECT},

};

static const struct schema schema = {
    .record = "r", .fields = fields, .count = 2};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size >= 2 && memcmp(data, "PK", 2) == 0)
		return -1;
	records_both_ways(
	    data, size, &(struct reader_options){.schema = &schema});
	return 0;
}
