#include "record/xlsx_text.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum { ESCAPE = 7 }; /* bytes of _x000D_ */

static const char blanks[] = " \t\r\n";

/* The digits of an escape; false if it is none. */
static bool
read_escape(const char *bytes, uint32_t *code)
{
	size_t i;

	if (bytes[0] != '_' || bytes[1] != 'x' || bytes[ESCAPE - 1] != '_')
		return false;
	*code = 0;
	for (i = 2; i < ESCAPE - 1; i++) {
		static const char digits[] = "0123456789abcdefABCDEF";
		const char *at =
		    bytes[i] == '\0' ? NULL : strchr(digits, bytes[i]);

		if (at == NULL)
			return false;
		*code = *code * 16 + (uint32_t)((at - digits) < 16
						    ? at - digits
						    : at - digits - 6);
	}
	return *code != 0 && (*code < 0xd800 || *code > 0xdfff);
}

/*
 * Replaces _x000D_ and its like by the character meant, in place; returns the
 * new length. A NUL, and half of a surrogate pair, stay as they stand.
 */
static size_t
unescape(char *bytes, size_t length)
{
	size_t from = 0, to = 0;
	uint32_t code;

	while (from < length) {
		if (length - from >= ESCAPE &&
		    read_escape(bytes + from, &code)) {
			to += text_encode(code, bytes + to);
			from += ESCAPE;
		} else {
			bytes[to++] = bytes[from++];
		}
	}
	return to;
}

void
xlsx_text_begin(
    struct xlsx_text *text, const char *name, const char **attributes)
{
	const char *space;
	size_t i;

	if (text->skip > 0 || strcmp(name, "rPh") == 0 ||
	    strcmp(name, "extLst") == 0) {
		text->skip++;
		return;
	}
	if (strcmp(name, "t") != 0 && strcmp(name, "v") != 0)
		return;
	text->inside = true;
	text->begin = text->out->length;
	/* xml:space; a value has none and is kept as it is. */
	text->preserve = name[0] == 'v';
	for (i = 0; attributes[i] != NULL; i += 2) {
		space = strrchr(attributes[i], '|');
		if (space != NULL && strcmp(space, "|space") == 0 &&
		    strcmp(attributes[i + 1], "preserve") == 0)
			text->preserve = true;
	}
}

void
xlsx_text_put(struct xlsx_text *text, const char *bytes, size_t length)
{
	if (!text->inside || text->skip > 0)
		return;
	/* What is made of a number may have gone beyond it. */
	if (text->out->length > text->room ||
	    length > text->room - text->out->length) {
		text->full = true;
		return;
	}
	buffer_put(text->out, bytes, length);
}

/* A run without xml:space="preserve" has no blanks around it. */
static void
trim(struct buffer *out, size_t begin)
{
	size_t blank = begin;

	while (out->length > begin &&
	       strchr(blanks, out->bytes[out->length - 1]) != NULL)
		out->length--;
	while (blank < out->length && strchr(blanks, out->bytes[blank]) != NULL)
		blank++;
	if (blank > begin) {
		memmove(out->bytes + begin, out->bytes + blank,
		    out->length - blank);
		out->length -= blank - begin;
	}
}

void
xlsx_text_end(struct xlsx_text *text, const char *name)
{
	struct buffer *out = text->out;

	if (text->skip > 0) {
		text->skip--;
		return;
	}
	if (!text->inside || (strcmp(name, "t") != 0 && strcmp(name, "v") != 0))
		return;
	text->inside = false;
	if (out->length == text->begin)
		return;
	if (!text->preserve)
		trim(out, text->begin);
	out->length = text->begin + unescape(out->bytes + text->begin,
					out->length - text->begin);
}
