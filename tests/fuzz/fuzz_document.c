/* Records in lists inside of JSON objects, nested as in networks' documents. */
#include "records.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const lists[] = {
	    "a", "b", "b.c", "d.e.f", "messages", NULL};

	if (size >= 2 && memcmp(data, "PK", 2) == 0)
		return -1;
	records_both_ways(data, size, &(struct reader_options){.lists = lists});
	return 0;
}
