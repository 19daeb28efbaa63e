/* Answers of Odnoklassniki. */
#include "items.h"

#include "intake/ok.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return items_fuzz(data, size, ok_read);
}
