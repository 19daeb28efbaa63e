/* Answers and events of VK. */
#include "items.h"

#include "intake/vk.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return items_fuzz(data, size, vk_read);
}
