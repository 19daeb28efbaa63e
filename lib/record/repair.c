#include "record/repair.h"

#include <stdbool.h>
#include <string.h>

static int
digit(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* The value of the hexadecimal digits, -1 if they are none or not there. */
static long
hex(const char *digits, size_t count, const char *end)
{
	long value = 0;

	if ((size_t)(end - digits) < count)
		return -1;
	for (; count > 0; count--, digits++) {
		if (digit(*digits) < 0)
			return -1;
		value = value * 16 + digit(*digits);
	}
	return value;
}

static bool
is_half(long code, long first)
{
	return code >= first && code < first + 0x400;
}

/* How long a pair of surrogates is that begins at this escape; else 0. */
static size_t
pair(const char *at, const char *end)
{
	if (end - at < 12 || at[6] != '\\' || at[7] != 'u' ||
	    !is_half(hex(at + 2, 4, end), 0xd800) ||
	    !is_half(hex(at + 8, 4, end), 0xdc00))
		return 0;
	return 12;
}

/*
 * The escape that begins here: its length; what takes its place in `out`, or
 * nothing there if it stays as it is.
 */
static size_t
escape(const char *at, const char *end, char out[7])
{
	long code;

	out[0] = '\0';
	if (end - at < 2)
		return 1;
	if (at[1] == 'x' && hex(at + 2, 2, end) >= 0) {
		memcpy(out, "\\u00", 4);
		memcpy(out + 4, at + 2, 2);
		out[6] = '\0';
		return 4;
	}
	if (at[1] != 'u' || (code = hex(at + 2, 4, end)) < 0)
		return 2;
	if (pair(at, end) > 0)
		return pair(at, end);
	if (is_half(code, 0xd800) || is_half(code, 0xdc00))
		memcpy(out, "\\ufffd", 7);
	return 6;
}

const char *
repair_escapes(const char *bytes, size_t *length, struct arena *arena)
{
	const char *end = bytes + *length, *at = bytes, *next;
	char *copy = NULL, *to = NULL, out[7];
	size_t span;

	while ((next = memchr(at, '\\', (size_t)(end - at))) != NULL) {
		span = escape(next, end, out);
		if (out[0] != '\0' && copy == NULL) {
			/* No escape grows by more than a half. */
			copy = arena_alloc(arena, *length + *length / 2 + 1);
			memcpy(copy, bytes, (size_t)(at - bytes));
			to = copy + (at - bytes);
		}
		if (copy != NULL) {
			memcpy(to, at, (size_t)(next - at));
			to += next - at;
			memcpy(to, out[0] != '\0' ? out : next,
			    out[0] != '\0' ? 6 : span);
			to += out[0] != '\0' ? 6 : span;
		}
		at = next + span;
	}
	if (copy == NULL)
		return bytes;
	memcpy(to, at, (size_t)(end - at));
	*length = (size_t)(to - copy) + (size_t)(end - at);
	return copy;
}
