#include "base/json_text.h"

#include <stdint.h>
#include <string.h>

typedef unsigned char block __attribute__((vector_size(16)));

/* Moves over blocks in which nothing ends a string or may need an escape. */
static const char *
skip_plain(const char *at, const char *end)
{
	uint64_t halves[2] = {0, 0};
	block bytes, special;

	while (end - at >= (ptrdiff_t)sizeof(bytes)) {
		memcpy(&bytes, at, sizeof(bytes));
		special = (block)(bytes < 0x20) | (block)(bytes == '"') |
			  (block)(bytes == '\\') | (block)(bytes == 0x7f) |
			  (block)(bytes == 0xc2);
		memcpy(halves, &special, sizeof(special));
		if ((halves[0] | halves[1]) != 0)
			break;
		at += sizeof(bytes);
	}
	return at;
}

/* Moves behind a byte of a string; sets `*code` if it is a control character. */
static const char *
pass_byte(const char *at, unsigned *code)
{
	unsigned char byte = (unsigned char)at[0];
	unsigned char next = (unsigned char)at[1];

	*code = 0;
	if (byte == '\\')
		return at + 2;
	if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {
		*code = next;
		return at + 2;
	}
	if (byte < 0x20 || byte == 0x7f)
		*code = byte;
	return at + 1;
}

/* Copies the string that begins here; returns where it ends. */
static const char *
put_string(const char *at, const char *end, struct buffer *out)
{
	const char *from = at, *next, *block_end;
	unsigned code;

	at++;
	while (at < end) {
		at = skip_plain(at, end);
		for (block_end = at + sizeof(block); at < block_end && at < end;
		     at = next) {
			if (*at == '"') {
				at++;
				buffer_put(out, from, (size_t)(at - from));
				return at;
			}
			next = pass_byte(at, &code);
			if (code == 0)
				continue;
			buffer_put(out, from, (size_t)(at - from));
			buffer_printf(out, "\\u%04x", code);
			from = next;
		}
	}
	/* Nobody closed it. */
	buffer_put(out, from, from < end ? (size_t)(end - from) : 0);
	return end;
}

void
json_text_put(struct buffer *out, const char *text, size_t length)
{
	const char *at = text, *end = text + length, *from;

	while (at < end) {
		if (*at == '"') {
			at = put_string(at, end, out);
			continue;
		}
		for (from = at;
		     at < end && *at != '"' && (unsigned char)*at > ' '; at++)
			continue;
		buffer_put(out, from, (size_t)(at - from));
		while (at < end && (unsigned char)*at <= ' ')
			at++;
	}
}
