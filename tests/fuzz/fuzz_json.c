/* One JSON text; what is written of it reads as the same again. */
#include "fuzz.h"

#include "base/buffer.h"
#include "record/json.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_string(data, size);
	struct buffer once = {0}, twice = {0};
	struct value value = {0}, again = {0};
	size_t room = JSON_ROOM;
	struct arena arena = {0};

	if (json_read(bytes, size, &arena, &room, &value) == NULL) {
		value_json(&value, &once);
		PROMISE(text_valid(once.bytes, once.length) == once.length);
		room = JSON_ROOM;
		PROMISE(json_read(once.bytes, once.length, &arena, &room,
			    &again) == NULL);
		value_json(&again, &twice);
		PROMISE(strcmp(once.bytes, twice.bytes) == 0);
	}
	buffer_free(&once);
	buffer_free(&twice);
	arena_free(&arena);
	free(bytes);
	return 0;
}
