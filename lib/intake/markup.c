#include "intake/markup.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

/* Bytes at which something other than plain text may begin. */
static const char special[] = "<&[]\r\xc2\xe2";

/* The bytes of a no-break space at the front of a text, 0 if it is none. */
static size_t
no_break_space(const char *text)
{
	if (strncmp(text, "\xc2\xa0", 2) == 0) /* U+00A0 */
		return 2;
	if (strncmp(text, "\xe2\x80\xaf", 3) == 0 || /* U+202F */
	    strncmp(text, "\xe2\x80\x87", 3) == 0)   /* U+2007 */
		return 3;
	return 0;
}

/* The bytes of <br>, <br/>, <BR /> at the front of a text, 0 if it is none. */
static size_t
line_break(const char *text)
{
	const char *at = text + 3;

	if (strncasecmp(text, "<br", 3) != 0)
		return 0;
	at += strspn(at, " ");
	at += *at == '/';
	return *at == '>' ? (size_t)(at + 1 - text) : 0;
}

/* The character of a number, 0 if no text may hold it. */
static uint32_t
numbered(const char *digits, size_t length)
{
	bool hex = *digits == 'x' || *digits == 'X';
	const char *first = digits + hex;
	unsigned long code;
	char *end;

	/* strtoul takes signs and blanks too */
	if (strspn(first, hex ? "0123456789abcdefABCDEF" : "0123456789") !=
	    length - hex)
		return 0;
	code = strtoul(first, &end, hex ? 16 : 10);
	if (end == first || code > 0x10ffff ||
	    (code >= 0xd800 && code < 0xe000))
		return 0;
	if (text_is_control((uint32_t)code) && code != '\n' && code != '\t')
		return 0;
	return (uint32_t)code;
}

/* The character of an entity, its bytes in `*length`; 0 if it is none. */
static uint32_t
entity(const char *text, size_t *length)
{
	static const struct {
		const char *name;
		uint32_t code;
	} known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'},
	    {"apos", '\''}, {"nbsp", 0xa0}, {"laquo", 0xab}, {"raquo", 0xbb},
	    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}};
	const char *name = text + 1;
	size_t size = strcspn(name, ";&< \n");

	if (name[size] != ';' || size == 0 || size > 10)
		return 0;
	*length = size + 2;
	if (*name == '#')
		return numbered(name + 1, size - 1);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strncmp(known[i].name, name, size) == 0 &&
		    known[i].name[size] == '\0')
			return known[i].code;
	}
	return 0;
}

/*
 * The bytes in front of the name in [id1|Name], [club1:bp-1_2|Name] or
 * [https://…|Name] at the front of a text, 0 if it is none; `*close` is where
 * the bracket closes. The search ends at the next bracket: a text of nothing but
 * brackets is gone through once.
 */
static size_t
mention(const char *text, const char **close)
{
	static const char *const kinds[] = {
	    "id", "club", "public", "event", "https://", "http://"};
	const char *at, *bar = text + 1 + strcspn(text + 1, "[|]\n ");
	size_t i, kind, name;

	if (*bar != '|')
		return 0;
	name = strcspn(bar + 1, "[]\n");
	if (name == 0 || bar[1 + name] != ']')
		return 0;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		kind = strlen(kinds[i]);
		if (strncmp(text + 1, kinds[i], kind) != 0)
			continue;
		at = text + 1 + kind;
		if (i < 4 && (*at < '0' || *at > '9'))
			continue;
		at += i < 4 ? strspn(at, "0123456789") : strcspn(at, "|");
		if (at == bar || *at == ':') {
			*close = bar + 1 + name;
			return (size_t)(bar + 1 - text);
		}
	}
	return 0;
}

/* Reads what begins at a special byte and moves `*at` behind it. */
static char *
put_special(const char **at, const char **close, char *out)
{
	size_t length = 0;
	uint32_t code = 0;

	switch (**at) {
	case '<':
		length = line_break(*at);
		code = '\n';
		break;
	case '&':
		code = entity(*at, &length);
		break;
	case '[':
		length = mention(*at, close);
		*at += length;
		if (length > 0)
			return out;
		break;
	case ']':
		if (*at == *close) {
			(*at)++;
			return out;
		}
		break;
	case '\r':
		length = (*at)[1] == '\n' ? 2 : 1;
		code = '\n';
		break;
	default:
		length = no_break_space(*at);
		code = ' ';
	}
	if (length == 0 || code == 0) {
		*out = *(*at)++;
		return out + 1;
	}
	*at += length;
	return out + text_encode(code == 0xa0 ? ' ' : code, out);
}

char *
markup_text(const char *text, struct arena *arena)
{
	static const char blanks[] = " \t\n";
	const char *close = NULL;
	char *plain, *out;
	size_t run;

	if (text == NULL)
		return NULL;
	text += *text == '\'';
	/* Nothing above gets longer by being read. */
	plain = out = arena_alloc(arena, strlen(text) + 1);
	while (*text != '\0') {
		run = strcspn(text, special);
		memcpy(out, text, run);
		out += run;
		text += run;
		if (*text != '\0')
			out = put_special(&text, &close, out);
	}
	while (out > plain && strchr(blanks, out[-1]) != NULL)
		out--;
	*out = '\0';
	plain += strspn(plain, blanks);
	return *plain == '\0' ? NULL : plain;
}

char *
markup_name(const char *text, struct arena *arena)
{
	char *name = markup_text(text, arena), *in, *out;

	if (name == NULL || strcmp(name, "-") == 0)
		return NULL;
	for (in = out = name; *in != '\0'; in++) {
		if (strchr(" \t\n", *in) == NULL)
			*out++ = *in;
		else if (out[-1] != ' ')
			*out++ = ' ';
	}
	*out = '\0';
	return name;
}
