/*
 * What stands around records is the same, whether the object comes as a whole
 * or piece by piece; the first byte says how large the pieces are.
 */
#include "fuzz.h"

#include "record/outline.h"

static const char *const lists[] = {"a", "b.c", NULL};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct frames whole = {.paths = lists}, parts = {.paths = lists};
	struct buffer once = {0}, again = {0};
	struct outline outline = {0};
	size_t piece = size > 0 ? 1 + data[0] % 16 : 1, at, length;
	char *bytes;

	if (size < 2 || data[1] != '{')
		return -1;
	bytes = fuzz_string(data + 1, --size);
	frames_reset(&whole);
	frames_reset(&parts);
	frames_push(&parts, false);
	outline_open(&outline);
	for (at = 1; at < size; at += length) {
		length = size - at < piece ? size - at : piece;
		outline_take(
		    &outline, &parts, bytes + at, length, at + length == size);
	}
	outline_close(&outline);
	value_json(&frames_around(&parts)->object, &again);
	PROMISE(text_valid(again.bytes, again.length) == again.length);
	if (outline_object(&whole, bytes, size) &&
	    !frames_around(&whole)->partial) {
		value_json(&frames_around(&whole)->object, &once);
		PROMISE(!frames_around(&parts)->partial);
		PROMISE(strcmp(once.bytes, again.bytes) == 0);
	}
	frames_free(&whole);
	frames_free(&parts);
	buffer_free(&once);
	buffer_free(&again);
	free(bytes);
	return 0;
}
