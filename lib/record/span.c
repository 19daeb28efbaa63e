#include "record/span.h"

static bool
is_space(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

size_t
span_blank(const char *bytes, size_t length)
{
	size_t i = 0;

	while (i < length && is_space(bytes[i]))
		i++;
	return i;
}

/* Moves `*at` behind the string it is in; false if that is not here yet. */
static bool
leave_string(struct span *span, const char *bytes, size_t length, size_t *at)
{
	size_t i = *at;

	while (i < length && bytes[i] != '"') {
		if (bytes[i] == '\\') {
			if (i + 1 == length)
				break;
			i++;
		}
		i++;
	}
	*at = i;
	if (i == length || bytes[i] != '"')
		return false;
	span->in_string = false;
	*at = i + 1;
	return true;
}

/* Looks at a byte outside strings: true if the value ends with or before it. */
static bool
closes(struct span *span, char byte, size_t *at)
{
	switch (byte) {
	case '"':
		if (span->begun && span->depth == 0)
			return true;
		span->in_string = true;
		break;
	case '{':
	case '[':
		span->depth++;
		if (span->depth > span->deepest)
			span->deepest = span->depth;
		break;
	case '}':
	case ']':
		if (span->depth == 0)
			return true;
		++*at;
		return --span->depth == 0;
	case ',':
		if (span->depth == 0)
			return true;
		break;
	default:
		if (span->depth == 0 && is_space(byte))
			return true;
		break;
	}
	++*at;
	span->begun = true;
	return false;
}

bool
span_find_end(struct span *span, const char *bytes, size_t length, size_t *at)
{
	while (*at < length) {
		if (span->in_string) {
			if (!leave_string(span, bytes, length, at))
				return false;
			if (span->depth == 0)
				return true;
		} else if (closes(span, bytes[*at], at)) {
			return true;
		}
	}
	return false;
}
