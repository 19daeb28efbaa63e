/* Texts of foreign systems into plain ones. */
#include "fuzz.h"

#include "intake/markup.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_string(data, size);
	struct arena arena = {0};
	char *text, *name;

	if (text_valid(bytes, size) == size) {
		text = markup_text(bytes, &arena);
		fuzz_is_text(text);
		PROMISE(text == NULL || text[0] != '\0');
		name = markup_name(bytes, &arena);
		fuzz_is_text(name);
		PROMISE(name == NULL || strchr(name, '\n') == NULL);
	}
	arena_free(&arena);
	free(bytes);
	return 0;
}
