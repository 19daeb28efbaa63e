/* Exports of Telegram Desktop. */
#include "items.h"

#include "intake/telegram.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return items_fuzz(data, size, telegram_read);
}
