#include "store/members.h"

#include <string.h>

#include "base/text.h"
#include "model/schema.h"

static const char *
skip_blanks(const char *at)
{
	while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
		at++;
	return at;
}

/* Behind the string whose first quote was passed; NULL: it does not end. */
static const char *
skip_string(const char *at)
{
	const char *quote, *mark;

	for (quote = at; (quote = strchr(quote, '"')) != NULL; quote++) {
		for (mark = quote; mark > at && mark[-1] == '\\'; mark--)
			;
		if ((quote - mark) % 2 == 0)
			return quote + 1;
	}
	return NULL;
}

/* Behind a value of any kind; NULL: it does not end. */
static const char *
skip_value(const char *at)
{
	size_t depth = 0;

	do {
		switch (*at) {
		case '\0':
			return NULL;
		case '"':
			at = skip_string(at + 1);
			break;
		case '{':
		case '[':
			depth++;
			at++;
			break;
		case '}':
		case ']':
			depth--;
			at++;
			break;
		default: /* a number, a word, what stands between values */
			at += depth > 0 ? 1 : strcspn(at, ",} \t\r\n");
		}
	} while (at != NULL && depth > 0);
	return at;
}

bool
members_next(const char **at, struct member *member)
{
	const char *end;

	*at = skip_blanks(*at);
	if (**at != '{' && **at != ',')
		return false;
	*at = skip_blanks(*at + 1);
	if (**at != '"')
		return false;
	member->name = *at + 1;
	end = skip_string(member->name);
	if (end == NULL)
		return false;
	member->name_length = (size_t)(end - member->name) - 1;
	*at = skip_blanks(end);
	if (**at != ':')
		return false;
	member->value = skip_blanks(*at + 1);
	end = skip_value(member->value);
	if (end == NULL || end == member->value)
		return false;
	*at = end;
	member->length = (size_t)(end - member->value);
	return true;
}

bool
members_is(const struct member *member, const char *name)
{
	return name[0] == member->name[0] &&
	       strncmp(name, member->name, member->name_length) == 0 &&
	       name[member->name_length] == '\0';
}

/* Four hexadecimal digits, or what there is of them. */
static uint32_t
read_unit(const char **at, const char *end)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	uint32_t unit = 0;
	const char *digit;

	for (int i = 0; i < 4 && *at < end; i++, ++*at) {
		digit = strchr(digits, **at);
		if (digit == NULL)
			break;
		unit = unit << 4 | (uint32_t)((digit - digits) % 16);
	}
	return unit;
}

/* The character of an escape whose backslash was passed. */
static size_t
read_escape(const char **at, const char *end, char *out)
{
	static const char names[] = "bfnrt", means[] = "\b\f\n\r\t";
	const char *name = strchr(names, **at);
	uint32_t code;

	if (*(*at)++ != 'u') {
		*out = name != NULL ? means[name - names] : (*at)[-1];
		return 1;
	}
	code = read_unit(at, end);
	if (code >= 0xd800 && code < 0xdc00 && end - *at >= 6 &&
	    (*at)[0] == '\\' && (*at)[1] == 'u') {
		*at += 2;
		code = 0x10000 + ((code - 0xd800) << 10) +
		       ((read_unit(at, end) - 0xdc00) & 0x3ff);
	}
	return text_encode(code, out);
}

const char *
members_text(const struct member *member, struct arena *arena)
{
	const char *at = member->value, *end = at + member->length;
	char *text, *out;

	if (at[0] != '"')
		return member->length == 4 && memcmp(at, "null", 4) == 0
			   ? NULL
			   : arena_copy(arena, at, member->length);
	at++;
	end--;
	if (memchr(at, '\\', (size_t)(end - at)) == NULL)
		return arena_copy(arena, at, (size_t)(end - at));
	text = out = arena_alloc(arena, (size_t)(end - at) + 1);
	while (at < end) {
		if (*at != '\\' || at + 1 == end) {
			*out++ = *at++;
			continue;
		}
		at++;
		out += read_escape(&at, end, out);
	}
	*out = '\0';
	return text;
}

int64_t
members_integer(const struct member *member, struct arena *arena)
{
	int64_t number;

	if (member->value[0] == '"' ||
	    !text_integer(
		arena_copy(arena, member->value, member->length), &number))
		return FIELD_NONE;
	return number;
}
