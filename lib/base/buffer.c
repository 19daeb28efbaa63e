#include "base/buffer.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A record or an event seldom needs more. */
enum { FIRST = 1024 };

char *
buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t need = buffer->length + more + 1;

	if (need < more)
		abort();
	if (need > buffer->size) {
		size_t size = buffer->size < FIRST ? FIRST : buffer->size;
		char *bytes;

		while (size < need)
			size *= 2;
		bytes = realloc(buffer->bytes, size);
		if (bytes == NULL)
			abort();
		buffer->bytes = bytes;
		buffer->size = size;
	}
	return buffer->bytes + buffer->length;
}

void
buffer_put(struct buffer *buffer, const char *bytes, size_t length)
{
	char *end = buffer_reserve(buffer, length);

	if (length > 0)
		memcpy(end, bytes, length);
	end[length] = '\0';
	buffer->length += length;
}

void
buffer_puts(struct buffer *buffer, const char *string)
{
	buffer_put(buffer, string, strlen(string));
}

void
buffer_putc(struct buffer *buffer, char byte)
{
	char *end = buffer_reserve(buffer, 1);

	end[0] = byte;
	end[1] = '\0';
	buffer->length++;
}

void
buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list args, again;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		abort();
	vsnprintf(buffer_reserve(buffer, (size_t)length), (size_t)length + 1,
	    format, again);
	va_end(again);
	buffer->length += (size_t)length;
}

void
buffer_integer(struct buffer *buffer, int64_t number)
{
	static const char pairs[] =
	    "00010203040506070809101112131415161718192021222324"
	    "25262728293031323334353637383940414243444546474849"
	    "50515253545556575859606162636465666768697071727374"
	    "75767778798081828384858687888990919293949596979899";
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	char digits[24];
	char *end = digits + sizeof(digits), *at = end;

	for (; rest >= 10; rest /= 100) {
		at -= 2;
		memcpy(at, &pairs[2 * (rest % 100)], 2);
	}
	if (rest > 0 || at == end)
		*--at = (char)('0' + rest);
	if (number < 0)
		*--at = '-';
	buffer_put(buffer, at, (size_t)(end - at));
}

/* The two-character escape of a byte, or 0 if it has none. */
static char
short_escape(unsigned char byte)
{
	switch (byte) {
	case '"':
	case '\\':
		return (char)byte;
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	case '\b':
		return 'b';
	case '\f':
		return 'f';
	default:
		return 0;
	}
}

/* 1 for a byte that needs an escape, 2 for the lead byte of a C1 control. */
static int
needs_escape(unsigned char byte, unsigned char next)
{
	if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7f)
		return 1;
	return byte == 0xc2 && next >= 0x80 && next <= 0x9f ? 2 : 0;
}

/* Writes one byte of a string escaped if need be; returns how many it took. */
static size_t
escape(const unsigned char *in, size_t length, char **out)
{
	unsigned char next = length > 1 ? in[1] : 0;
	int bad = needs_escape(in[0], next);

	if (bad == 0) {
		*(*out)++ = (char)in[0];
	} else if (bad == 2) {
		*out += sprintf(*out, "\\u%04x", next);
		return 2;
	} else if (short_escape(in[0]) != 0) {
		*(*out)++ = '\\';
		*(*out)++ = short_escape(in[0]);
	} else {
		*out += sprintf(*out, "\\u%04x", in[0]);
	}
	return 1;
}

typedef unsigned char block __attribute__((vector_size(16)));

/* True if some byte of a block may need an escape. */
static bool
is_special(block bytes)
{
	uint64_t halves[2];
	block special;

	special = (block)(bytes < 0x20) | (block)(bytes == '"') |
		  (block)(bytes == '\\') | (block)(bytes == 0x7f) |
		  (block)(bytes == 0xc2);
	memcpy(halves, &special, sizeof(special));
	return (halves[0] | halves[1]) != 0;
}

/* Copies a block, or what is left; 0 if a byte of it may need an escape. */
static size_t
copy_block(const unsigned char *in, size_t left, char *out)
{
	size_t length = left < sizeof(block) ? left : sizeof(block);
	block bytes;

	if (left < sizeof(block))
		memset(&bytes, ' ', sizeof(bytes));
	memcpy(&bytes, in, length);
	memcpy(out, in, length);
	return is_special(bytes) ? 0 : length;
}

void
buffer_json(struct buffer *buffer, const char *bytes, size_t length)
{
	const unsigned char *in = (const unsigned char *)bytes;
	char *out = buffer_reserve(buffer, length * 6 + 2);
	char *start = out;
	size_t at = 0, next, copied;

	*out++ = '"';
	while (at < length) {
		copied = copy_block(in + at, length - at, out);
		at += copied;
		out += copied;
		if (copied > 0)
			continue;
		next = at + sizeof(block);
		while (at < next && at < length)
			at += escape(in + at, length - at, &out);
	}
	*out++ = '"';
	*out = '\0';
	buffer->length += (size_t)(out - start);
}

void
buffer_member_name(struct buffer *buffer, const char *name)
{
	size_t length = strlen(name);
	char *out = buffer_reserve(buffer, length + 4);
	char *at = out;

	if (buffer->length == 0 || out[-1] != '{')
		*at++ = ',';
	*at++ = '"';
	memcpy(at, name, length);
	at += length;
	memcpy(at, "\":", 3);
	buffer->length += (size_t)(at + 2 - out);
}

void
buffer_member(struct buffer *buffer, const char *name, const char *string)
{
	buffer_member_name(buffer, name);
	if (string == NULL)
		buffer_puts(buffer, "null");
	else
		buffer_json(buffer, string, strlen(string));
}

void
buffer_member_integer(struct buffer *buffer, const char *name, int64_t number)
{
	buffer_member_name(buffer, name);
	buffer_integer(buffer, number);
}

void
buffer_member_json(struct buffer *buffer, const char *name, const char *json)
{
	buffer_member_name(buffer, name);
	buffer_puts(buffer, json == NULL ? "null" : json);
}

void
buffer_reset(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->bytes != NULL)
		buffer->bytes[0] = '\0';
}

void
buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){0};
}
