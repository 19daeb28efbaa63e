/* Updates of Telegram for bots. */
#include "items.h"

#include "intake/telegram_bot.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return items_fuzz(data, size, telegram_bot_read);
}
