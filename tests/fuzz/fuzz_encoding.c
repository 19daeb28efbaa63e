/* Records in other encodings; the first byte says in which. */
#include "records.h"

static const char *const encodings[] = {"cp1251", "koi8-r", "UTF-16",
    "UTF-16LE", "UTF-32", "UTF-7", "EUC-JP", "ISO-2022-JP", "cp866", "GB18030"};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reader_options options;
	size_t count = sizeof(encodings) / sizeof(encodings[0]);

	if (size == 0 || (size >= 3 && memcmp(data + 1, "PK", 2) == 0))
		return -1;
	records_restored = true;
	options =
	    (struct reader_options){.encoding = encodings[data[0] % count]};
	records_both_ways(data + 1, size - 1, &options);
	return 0;
}
