/*
 * What stands around records is the same, whether the object comes as a whole
 * or piece by piece; the first byte says how large the pieces are.
 */
#include "fuzz.h"

#include "record/outline.h"

static const char *const lists[] = {"a", "b.c", NULL};

static bool
pack(const char *list, const struct value *element, struct buffer *packed)
{
	const char *a = value_string(value_get(element, "a"));

	if (list == NULL || list[0] == 'k')
		return false;
	if (a != NULL)
		buffer_put(packed, a, strlen(a) + 1);
	return true;
}

/* The same, packed: nothing is promised but that it ends well. */
static void
take_packed(const char *bytes, size_t size, size_t piece)
{
	struct frames frames = {.paths = lists, .pack = pack};
	struct outline outline = {0};
	size_t at, length;

	frames_reset(&frames);
	frames_push(&frames, false);
	outline_open(&outline);
	for (at = 1; at < size; at += length) {
		length = size - at < piece ? size - at : piece;
		outline_take(
		    &outline, &frames, bytes + at, length, at + length == size);
	}
	outline_close(&outline);
	PROMISE(frames.packed.length == 0);
	frames_free(&frames);
}

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
	take_packed(bytes, size, piece);
	frames_free(&whole);
	frames_free(&parts);
	buffer_free(&once);
	buffer_free(&again);
	free(bytes);
	return 0;
}
