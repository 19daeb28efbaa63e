#include "base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

typedef unsigned char block __attribute__((vector_size(16)));

/* The length of the character that begins here, 0 if it is none. */
static size_t
character(const unsigned char *in, size_t length)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t step;

	if (in[0] < 0x80)
		return 1;
	/* Cyrillic, the usual case: one lead byte, one follower. */
	if (in[0] >= 0xc2 && in[0] <= 0xdf && length > 1 &&
	    (in[1] & 0xc0) == 0x80)
		return 2;
	step = utf8proc_iterate(in, (utf8proc_ssize_t)length, &code);
	return step <= 0 ? 0 : (size_t)step;
}

/*
 * True if a block in which a character begins holds only characters of one
 * byte and of two (the last may lack its second): followers stand behind lead
 * bytes and nowhere else. The byte in front of the block is read, too.
 */
static bool
is_simple(const unsigned char *in)
{
	block here, before, wrong;
	uint64_t halves[2];

	memcpy(&here, in, sizeof(here));
	memcpy(&before, in - 1, sizeof(before));
	wrong =
	    (block)((here & 0xc0) == 0x80) ^ (block)((before & 0xe0) == 0xc0);
	wrong |= (block)(here >= 0xe0) | (block)((here & 0xfe) == 0xc0);
	memcpy(halves, &wrong, sizeof(wrong));
	return (halves[0] | halves[1]) == 0;
}

size_t
text_valid(const char *bytes, size_t length)
{
	const unsigned char *in = (const unsigned char *)bytes;
	size_t at = 0, next = 1, step;

	/* Byte by byte only where a block has something rarer. */
	while (at < length) {
		for (; at < next && at < length; at += step)
			if ((step = character(in + at, length - at)) == 0)
				return at;
		while (at < length && length - at >= sizeof(block) &&
		       is_simple(in + at))
			at += sizeof(block) -
			      (in[at + sizeof(block) - 1] >= 0xc0);
		next = at + sizeof(block);
	}
	return length;
}

uint32_t
text_next(const char **at, const char *end)
{
	utf8proc_int32_t code;
	utf8proc_ssize_t step;

	step =
	    utf8proc_iterate((const utf8proc_uint8_t *)*at, end - *at, &code);
	if (step <= 0) {
		(*at)++;
		return 0xfffd;
	}
	*at += step;
	return (uint32_t)code;
}

size_t
text_encode(uint32_t code, char out[4])
{
	return (size_t)utf8proc_encode_char(
	    (utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
}

bool
text_is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code <= 0x9f) ||
	       code == 0x061c || code == 0x200e || code == 0x200f ||
	       (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

bool
text_is_nonchar(uint32_t code)
{
	return (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
}

bool
text_is_seen(uint32_t code)
{
	const utf8proc_property_t *property =
	    utf8proc_get_property((utf8proc_int32_t)code);

	switch (property->category) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default: /* two symbols are empty: of Braille, of a note */
		return !property->ignorable && code != 0x2800 &&
		       code != 0x1d159;
	}
}

bool
text_says(const char *text)
{
	const char *end = text + strlen(text);

	while (text < end)
		if (text_is_seen(text_next(&text, end)))
			return true;
	return false;
}

int
text_width(uint32_t code)
{
	return utf8proc_charwidth((utf8proc_int32_t)code);
}

size_t
text_visible(uint32_t code, char out[8])
{
	int length;

	if (!text_is_control(code))
		return text_encode(code, out);
	if (code == '\n' || code == '\r' || code == '\t')
		length = sprintf(out, "\\%c",
		    code == '\n'   ? 'n'
		    : code == '\r' ? 'r'
				   : 't');
	else
		length = sprintf(out,
		    code < 0x100 ? "\\x%02" PRIx32 : "\\u%04" PRIx32, code);
	return (size_t)length;
}

/*
 * Writes the next character for a person, moving `*at` behind it; returns the
 * bytes used, at most 6.
 */
static size_t
show_next(char out[8], const char **at, const char *end)
{
	const char *begin = *at;
	uint32_t code = text_next(at, end);

	if (code == 0xfffd && *at - begin == 1)
		return (size_t)sprintf(out, "\\x%02x", (unsigned char)*begin);
	return text_visible(code, out);
}

void
text_tame(char *out, size_t size, const char *string)
{
	const char *at = string;
	const char *end = string + strlen(string);
	size_t used = 0;

	while (at < end) {
		char shown[8];
		size_t length = show_next(shown, &at, end);

		if (used + length + 1 > size)
			break;
		memcpy(out + used, shown, length);
		used += length;
	}
	out[used] = '\0';
}

void
text_show(char *out, size_t size, const char *string, size_t characters)
{
	const char *at = string;
	const char *end = string + strlen(string);
	size_t used = 0;

	while (at < end) {
		char shown[8] = "\\\"";
		bool quote = *at == '"';
		size_t length = quote ? 2 : show_next(shown, &at, end);

		at += quote;
		if (characters-- == 0 || used + length + 4 > size) {
			memcpy(out + used, "...", 3);
			used += 3;
			break;
		}
		memcpy(out + used, shown, length);
		used += length;
	}
	out[used] = '\0';
}

bool
text_integer(const char *string, int64_t *number)
{
	char *end;
	const char *digits = string + (*string == '-');

	if (*digits < '0' || *digits > '9')
		return false;
	errno = 0;
	*number = strtoimax(string, &end, 10);
	return *end == '\0' && errno == 0;
}

bool
text_equal(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

int
text_find(const char *const *list, int count, const char *text)
{
	int i;

	for (i = 0; text != NULL && i < count; i++)
		if (list[i][0] == text[0] && strcmp(list[i], text) == 0)
			return i;
	return -1;
}

const char *
text_trimmed(const char *text, struct arena *arena)
{
	static const char blanks[] = " \t\r\n";
	size_t length;

	text += strspn(text, blanks);
	length = strlen(text);
	while (length > 0 && strchr(blanks, text[length - 1]) != NULL)
		length--;
	return text[length] == '\0' ? text : arena_copy(arena, text, length);
}

bool
text_listed(const char *const *list, const char *string)
{
	while (
	    *list != NULL && (**list != *string || strcmp(*list, string) != 0))
		list++;
	return *list != NULL;
}

bool
text_ends(const char *text, const char *end)
{
	size_t length = strlen(text), wanted = strlen(end);

	return length >= wanted && strcmp(text + length - wanted, end) == 0;
}
