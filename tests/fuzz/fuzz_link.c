/* Links to messages. */
#include "fuzz.h"

#include "model/link.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_string(data, size);
	struct arena arena = {0};
	struct link link = {0};

	link_parse(text, &arena, &link);
	PROMISE(link.network != NULL || link.key == NULL);
	PROMISE(link.key == NULL || link.key[0] != '\0');
	if (text_valid(text, size) == size)
		fuzz_is_text(link.key);
	arena_free(&arena);
	free(text);
	return 0;
}
