#include "record/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "record/excerpt.h"

/* Never part of UTF-8. */
static const char no_character = '\xff';

/* The longest line end known to any encoding is of four bytes. */
enum { LINE_END = 8 };

struct encoding {
	iconv_t decoder, encoder;
	bool stream;
	/* Of a stream: behind other characters; each takes as much at least. */
	char line_end[LINE_END];
	size_t line_end_length;
	unsigned char width[256];
	char utf8[256][ENCODING_GROWTH];
};

/* iconv takes its input as char **, but never writes there. */
static size_t
convert(
    iconv_t with, const char **from, size_t *length, char **out, size_t *room)
{
	union {
		const char *borrowed;
		char *bytes;
	} in = {.borrowed = *from};
	size_t result = iconv(with, &in.bytes, length, out, room);

	*from = in.borrowed;
	return result;
}

/* Learns what one byte means; false if it means nothing by itself. */
static bool
learn_byte(struct encoding *encoding, int byte)
{
	char bytes[1] = {(char)byte}, *out = encoding->utf8[byte];
	const char *in = bytes;
	size_t length = 1, room = ENCODING_GROWTH, result;

	iconv(encoding->decoder, NULL, NULL, NULL, NULL);
	result = convert(encoding->decoder, &in, &length, &out, &room);
	if (result == (size_t)-1 && errno == EILSEQ && byte >= 0x80) {
		*out++ = no_character;
		room--;
	} else if (result == (size_t)-1 || room == ENCODING_GROWTH) {
		return false;
	}
	encoding->width[byte] = (unsigned char)(ENCODING_GROWTH - room);
	return byte >= 0x80 || encoding->utf8[byte][0] == (char)byte;
}

/* What a letter takes with a line end more than alone, mark in front or not. */
static void
learn_line_end(struct encoding *encoding)
{
	char bytes[2][32];
	size_t used[2], i;

	for (i = 0; i < 2; i++) {
		char *out = bytes[i];
		const char *in = "a\n";
		size_t length = i + 1, room = sizeof(bytes[i]);

		iconv(encoding->encoder, NULL, NULL, NULL, NULL);
		convert(encoding->encoder, &in, &length, &out, &room);
		used[i] = (size_t)(out - bytes[i]);
	}
	iconv(encoding->encoder, NULL, NULL, NULL, NULL);
	if (used[1] <= used[0] || used[1] - used[0] > LINE_END)
		return;
	encoding->line_end_length = used[1] - used[0];
	memcpy(
	    encoding->line_end, bytes[1] + used[0], encoding->line_end_length);
}

void
encoding_close(struct encoding *encoding)
{
	if (encoding == NULL)
		return;
	if (encoding->decoder != (iconv_t)-1)
		iconv_close(encoding->decoder);
	if (encoding->encoder != (iconv_t)-1)
		iconv_close(encoding->encoder);
	free(encoding);
}

const struct fault *
encoding_open(struct encoding **encoding, const char *name)
{
	struct encoding *made;
	char shown[200];
	int byte;

	*encoding = NULL;
	if (name == NULL || strcasecmp(name, "UTF-8") == 0)
		return NULL;
	made = calloc(1, sizeof(*made));
	if (made == NULL)
		abort();
	made->decoder = iconv_open("UTF-8", name);
	made->encoder = iconv_open(name, "UTF-8");
	if (made->decoder == (iconv_t)-1 || made->encoder == (iconv_t)-1) {
		encoding_close(made);
		text_show(shown, sizeof(shown), name, 40);
		return fault_new(
		    FAULT_USAGE, "there is no encoding \"%s\"", shown);
	}
	for (byte = 0; byte < 256 && !made->stream; byte++)
		made->stream = !learn_byte(made, byte);
	iconv(made->decoder, NULL, NULL, NULL, NULL);
	made->line_end[0] = '\n';
	made->line_end_length = 1;
	learn_line_end(made);
	*encoding = made;
	return NULL;
}

bool
encoding_is_stream(const struct encoding *encoding)
{
	return encoding != NULL && encoding->stream;
}

size_t
encoding_decode(const struct encoding *encoding, const char *bytes,
    size_t length, char *out)
{
	char *start = out;
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		memcpy(out, encoding->utf8[byte], ENCODING_GROWTH);
		out += encoding->width[byte];
	}
	return (size_t)(out - start);
}

size_t
encoding_stream(struct encoding *encoding, const char *bytes, size_t *length,
    bool last, char *out)
{
	size_t room = *length * ENCODING_GROWTH_STREAM + ENCODING_MORE / 2;
	char *start = out;

	while (*length > 0) {
		size_t skip = encoding->line_end_length;

		if (convert(encoding->decoder, &bytes, length, &out, &room) !=
			(size_t)-1 ||
		    errno == E2BIG || room == 0 || (errno == EINVAL && !last))
			break;
		/* No character, or one that the input ends in. */
		*out++ = no_character;
		room--;
		if (skip > *length)
			skip = *length;
		bytes += skip;
		*length -= skip;
	}
	/* A letter that waited for a sign over it will get none. */
	room += ENCODING_MORE / 2;
	if (last && *length == 0)
		iconv(encoding->decoder, NULL, NULL, &out, &room);
	return (size_t)(out - start);
}

void
encoding_restore(struct encoding *encoding, const char *bytes, size_t length,
    struct buffer *buffer)
{
	const char *unknown;
	size_t one;

	while (length > 0) {
		size_t room = length * ENCODING_GROWTH + 8;
		char *out = buffer_reserve(buffer, room);
		char *start = out;

		if (convert(encoding->encoder, &bytes, &length, &out, &room) ==
		    (size_t)-1) {
			unknown = "?";
			one = 1;
			convert(encoding->encoder, &unknown, &one, &out, &room);
			bytes++;
			length--;
		}
		*out = '\0';
		buffer->length += (size_t)(out - start);
	}
}

const char *
encoding_line_end(const struct encoding *encoding, size_t *length)
{
	if (!encoding_is_stream(encoding)) {
		*length = 1;
		return "\n";
	}
	*length = encoding->line_end_length;
	return encoding->line_end;
}

const struct fault *
encoding_check(const char *field, const char *text, size_t length)
{
	size_t bad = text_valid(text, length);
	char shown[EXCERPT];

	if (bad < length)
		return fault_field(field, "not UTF-8: \"%s\"",
		    excerpt_show(text + bad, length - bad, shown));
	if (memchr(text, '\0', length) != NULL)
		return fault_field(field, "holds a NUL");
	return NULL;
}
