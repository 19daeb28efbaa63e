/* Elements of JSON: lines, objects one after the other, arrays. */
#include "records.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size >= 2 && memcmp(data, "PK", 2) == 0)
		return -1;
	records_both_ways(data, size, &(struct reader_options){0});
	return 0;
}
