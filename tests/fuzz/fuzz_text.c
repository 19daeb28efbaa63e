/* UTF-8: what is valid, what is harmless when it is shown or written. */
#include "fuzz.h"

#include "base/buffer.h"
#include "record/cell.h"

static void
check_characters(const char *bytes, size_t size)
{
	const char *at = bytes, *end = bytes + size, *before;
	size_t valid = text_valid(bytes, size);
	char out[8];

	while (at < end) {
		uint32_t code;
		size_t length;

		before = at;
		code = text_next(&at, end);
		PROMISE(at > before && at <= end);
		if (at > bytes + valid)
			break;
		length = text_encode(code, out);
		PROMISE(length == (size_t)(at - before));
		PROMISE(memcmp(out, before, length) == 0);
		PROMISE(text_visible(code, out) <= sizeof(out));
		PROMISE(text_width(code) >= 0 && text_width(code) <= 2);
	}
}

/* Valid, and no character in it that commands a terminal. */
static void
check_harmless(const char *bytes, size_t length, const char *allowed)
{
	const char *at = bytes, *end = bytes + length;

	PROMISE(text_valid(bytes, length) == length);
	while (at < end) {
		uint32_t code = text_next(&at, end);

		PROMISE(!text_is_control(code) ||
			(code < 0x80 && strchr(allowed, (int)code) != NULL));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *bytes = fuzz_string(data, size), shown[40];
	struct buffer out = {0};
	int64_t number;

	check_characters(bytes, size);
	text_show(shown, sizeof(shown), bytes, 12);
	check_harmless(shown, strlen(shown), "");
	(void)text_integer(bytes, &number);
	if (text_valid(bytes, size) == size) {
		buffer_json(&out, bytes, size);
		PROMISE(text_valid(out.bytes, out.length) == out.length);
		buffer_reset(&out);
		cell_text(&out, bytes, size, 10);
		if (out.length > 0)
			check_harmless(out.bytes, out.length, "");
		buffer_reset(&out);
		cell_csv(&out, bytes, size, ',', true);
		buffer_puts(&out, "\n");
		PROMISE(text_valid(out.bytes, out.length) == out.length);
		PROMISE(strpbrk(out.bytes, "\x1b\x7f\b") == NULL);
	}
	buffer_free(&out);
	free(bytes);
	return 0;
}
