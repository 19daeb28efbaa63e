#include "record/cell.h"

#include <string.h>

#include "base/text.h"

/* True if the character that begins here may not stand in a cell as it is. */
static bool
is_unsafe(const char *at, const char *end)
{
	unsigned char byte = (unsigned char)at[0];
	unsigned char next = at + 1 < end ? (unsigned char)at[1] : 0;

	if (byte == '\n' || byte == '\t' || (byte == '\r' && next == '\n'))
		return false;
	return byte < 0x20 || byte == 0x7f || (byte == 0xc2 && next < 0xa0);
}

/* Copies a text with quotes doubled and control characters visible. */
static void
put_escaped(struct buffer *out, const char *at, const char *end)
{
	char shown[8];

	while (at < end) {
		if (is_unsafe(at, end)) {
			buffer_put(out, shown,
			    text_visible(text_next(&at, end), shown));
			continue;
		}
		if (*at == '"')
			buffer_putc(out, '"');
		buffer_putc(out, *at++);
	}
}

/* With a sign in full width, too, some programs begin a formula. */
static bool
begins_formula(const char *text, size_t length)
{
	static const char wide[][4] = {"＝", "＋", "－", "＠"};

	if (length > 0 && memchr("=+-@\t\r", *text, 6) != NULL)
		return true;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		if (length >= 3 && memcmp(text, wide[i], 3) == 0)
			return true;
	return false;
}

/*
 * Would a spreadsheet run it, or did it begin so before apostrophes were put in
 * front? Each of these gets one more, so that taking one off is exact.
 */
static bool
needs_guard(const char *text, size_t length)
{
	while (length > 0 && *text == '\'') {
		text++;
		length--;
	}
	return begins_formula(text, length);
}

void
cell_unguard(struct value *cell)
{
	if (cell->kind != VALUE_TEXT || cell->length == 0 ||
	    cell->text[0] != '\'' || !needs_guard(cell->text, cell->length))
		return;
	cell->text++;
	cell->length--;
}

void
cell_csv(struct buffer *out, const char *text, size_t length, char separator,
    bool disarm)
{
	const char *end = text + length, *at;
	bool quoted = false, special = false;

	disarm = disarm && needs_guard(text, length);
	for (at = text; at < end; at++) {
		unsigned char byte = (unsigned char)*at;

		if (byte == (unsigned char)separator || byte == '"' ||
		    byte == '\n')
			quoted = true;
		if (byte < 0x20 || byte == 0x7f || byte == 0xc2 || byte == '"')
			special = true;
	}
	if (quoted)
		buffer_putc(out, '"');
	if (disarm)
		buffer_putc(out, '\'');
	if (special)
		put_escaped(out, text, end);
	else
		buffer_put(out, text, length);
	if (quoted)
		buffer_putc(out, '"');
}

size_t
cell_text(struct buffer *out, const char *text, size_t length, size_t width)
{
	const char *at = text, *end = text + length;
	size_t used = 0, mark = out->length, mark_used = 0;
	char shown[8];

	while (at < end) {
		uint32_t code = text_next(&at, end);
		size_t bytes = text_visible(code, shown);
		size_t wide =
		    text_is_control(code) ? bytes : (size_t)text_width(code);

		if (width > 0 && used + wide > width) {
			out->length = mark;
			buffer_puts(out, "…");
			return mark_used + 1;
		}
		buffer_put(out, shown, bytes);
		used += wide;
		if (used < width) {
			mark = out->length;
			mark_used = used;
		}
	}
	return used;
}
