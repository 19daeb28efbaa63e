#include "record/row_scan.h"

#include <string.h>

/* In front of the header lines of spaces are empty, too. */
size_t
row_scan_skip(
    const struct row_scan *scan, const char *bytes, size_t length, bool last)
{
	const char *blanks = scan->separator == '\0' ? " \t\r" : "\r";
	size_t i, skipped = 0;

	for (i = 0; i < length; i++) {
		if (bytes[i] == '\n')
			skipped = i + 1;
		else if (bytes[i] == '\0' || strchr(blanks, bytes[i]) == NULL)
			return skipped;
	}
	return last ? length : skipped;
}

static bool
is_separator(const struct row_scan *scan, char byte)
{
	if (scan->separator != '\0')
		return byte == scan->separator;
	return byte == ',' || byte == ';' || byte == '\t';
}

/* The first quote from `at` on that opens a quoted cell, or `end`. */
static size_t
find_quote(
    const struct row_scan *scan, const char *bytes, size_t at, size_t end)
{
	const char *quote;

	while ((quote = memchr(bytes + at, '"', end - at)) != NULL) {
		char before;

		at = (size_t)(quote - bytes);
		before = at == 0 ? scan->before : bytes[at - 1];
		if (before == '\n' || is_separator(scan, before))
			return at;
		at++;
	}
	return end;
}

/* Moves behind the quote at `at`, which closes a cell or stands for itself. */
static size_t
pass_quote(struct row_scan *scan, const char *bytes, size_t at, size_t length)
{
	at++;
	if (at < length && bytes[at] == '"')
		return at + 1;
	scan->quoted = false;
	if (at < length && bytes[at] != '\r' && bytes[at] != '\n' &&
	    !is_separator(scan, bytes[at]))
		scan->wrong = "text behind a closing quote";
	return at;
}

static bool
end(struct row_scan *scan, size_t length, size_t *at)
{
	*at = length;
	scan->inside = false;
	scan->before = '\n';
	return true;
}

bool
row_scan_find_end(struct row_scan *scan, const char *bytes, size_t length,
    bool last, size_t *at)
{
	size_t i = *at, line_end = 0;
	bool known = false; /* line_end is the first one from i on */

	if (!scan->inside) {
		/* More of an empty line may come. */
		if (row_scan_skip(scan, bytes, length, true) == length)
			return false;
		scan->inside = true;
		scan->quoted = false;
		scan->wrong = NULL;
	}
	while (i < length) {
		const char *next;

		if (scan->quoted) {
			next = memchr(bytes + i, '"', length - i);
			i = next == NULL ? length : (size_t)(next - bytes);
			if (i + 1 >= length && !last)
				break; /* what follows a quote decides */
			if (i < length)
				i = pass_quote(scan, bytes, i, length);
			continue;
		}
		if (!known || line_end < i) {
			next = memchr(bytes + i, '\n', length - i);
			line_end =
			    next == NULL ? length : (size_t)(next - bytes);
			known = true;
		}
		i = find_quote(scan, bytes, i, line_end);
		if (i == line_end && line_end < length)
			return end(scan, line_end + 1, at);
		if (i < line_end) {
			scan->quoted = true;
			i++;
		}
	}
	*at = i;
	if (i > 0)
		scan->before = bytes[i - 1];
	if (!last)
		return false;
	if (scan->quoted)
		scan->wrong = "a quote is opened and never closed";
	return end(scan, length, at);
}
