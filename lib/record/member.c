#include "record/member.h"

#include <string.h>

#include "record/span.h"

bool
member_next(const char **at, const char *end, struct member *member)
{
	struct span name = {0}, value = {0};
	size_t length = 0;
	const char *next = *at;

	*member = (struct member){0};
	next += span_blank(next, (size_t)(end - next));
	while (next < end && *next == ',')
		next += 1 + span_blank(next + 1, (size_t)(end - next) - 1);
	*at = next;
	if (next == end || *next != '"')
		return false;
	member->name = next;
	if (!span_find_end(&name, next, (size_t)(end - next), &length))
		return true;
	member->name_length = length;
	next += length;
	next += span_blank(next, (size_t)(end - next));
	if (next == end)
		return true;
	if (*next != ':')
		return false;
	next += 1 + span_blank(next + 1, (size_t)(end - next) - 1);
	if (next == end)
		return true;
	length = 0;
	if (strchr(",:}]", *next) != NULL)
		return false;
	member->value = next;
	if (!span_find_end(&value, next, (size_t)(end - next), &length))
		return true;
	member->end = *at = next + length;
	return true;
}

enum member_way
member_way(const char *const *paths, const struct buffer *path)
{
	bool records = false, on = false;

	for (; *paths != NULL; paths++) {
		if (path->length == 0) {
			on = true;
			continue;
		}
		/* A name of the input may hold a NUL. */
		if (strlen(*paths) < path->length ||
		    memcmp(*paths, path->bytes, path->length) != 0)
			continue;
		records |= (*paths)[path->length] == '\0';
		on |= (*paths)[path->length] == '.';
	}
	if (records)
		return on ? MEMBER_BOTH : MEMBER_RECORDS;
	return on ? MEMBER_ON : MEMBER_ELSEWHERE;
}

void
member_enter(struct buffer *path, const struct member *member)
{
	if (path->length > 0)
		buffer_putc(path, '.');
	buffer_put(path, member->name + 1, member->name_length - 2);
}

enum member_way
member_leads(
    const char *const *paths, struct buffer *path, const struct member *member)
{
	size_t length = path->length;
	enum member_way way;

	if (*member->value != '[' && *member->value != '{')
		return MEMBER_ELSEWHERE;
	member_enter(path, member);
	way = member_way(paths, path);
	path->length = length;
	/* An object where a list should be holds no records. */
	if (way == MEMBER_RECORDS && *member->value == '{')
		return MEMBER_ELSEWHERE;
	return way;
}

bool
member_holds(const char *const *paths, struct buffer *path, const char *bytes,
    size_t length)
{
	const char *at = bytes + 1, *end = bytes + length;
	size_t begin = path->length;
	struct member member;
	enum member_way way;
	bool holds = false;

	while (
	    !holds && member_next(&at, end, &member) && member.value != NULL) {
		way = member_leads(paths, path, &member);
		if (way != MEMBER_ELSEWHERE && *member.value == '[') {
			holds = true;
		} else if (way != MEMBER_ELSEWHERE) {
			member_enter(path, &member);
			holds = member_holds(paths, path, member.value,
			    (size_t)((member.end != NULL ? member.end : end) -
				     member.value));
			path->length = begin;
		}
		if (member.end == NULL)
			break;
	}
	return holds;
}
