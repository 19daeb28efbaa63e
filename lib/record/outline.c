#include "record/outline.h"

#include <string.h>

#include "record/member.h"
#include "record/reader.h"

enum {
	SLICE = 1 << 16,  /* looked at at once */
	LONGEST = 1 << 20 /* no name is longer */
};

void
outline_open(struct outline *outline)
{
	outline->open = true;
	outline->place = OUTLINE_BETWEEN;
	outline->depth = 0;
	buffer_reset(&outline->held);
}

void
outline_close(struct outline *outline)
{
	outline->open = false;
	buffer_free(&outline->held);
}

/* The list or object in a member that values are read of; NULL: none. */
static struct outline_level *
level_of(struct outline *outline)
{
	return outline->depth > 0 ? &outline->levels[outline->depth - 1] : NULL;
}

/* As member_next, of what a list holds. */
static bool
next_element(const char **at, const char *end, struct member *element)
{
	struct span span = {0};
	size_t length = 0;

	*element = (struct member){0};
	*at += span_blank(*at, (size_t)(end - *at));
	while (*at < end && **at == ',')
		*at += 1 + span_blank(*at + 1, (size_t)(end - *at) - 1);
	if (*at == end || strchr(":]}", **at) != NULL)
		return false;
	element->value = *at;
	if (!span_find_end(&span, *at, (size_t)(end - *at), &length))
		return true;
	element->end = *at += length;
	return true;
}

static void
append(struct outline_level *level, struct value *kept)
{
	if (kept == NULL)
		return;
	level->last = kept;
	level->end = &kept->next;
}

/* Keeps a value where it belongs. */
static struct value *
keep(struct outline *outline, struct frames *frames, const struct member *part)
{
	struct outline_level *level = level_of(outline);
	struct value *kept;

	kept = frames_keep_part(frames, part, level->end, level->last);
	append(level, kept);
	return kept;
}

static void
keep_packed(struct outline *outline, struct frames *frames)
{
	struct outline_level *level = level_of(outline);

	if (level != NULL && level->list)
		append(level, frames_keep_packed(frames, level->end));
}

/* Keeps one that is here as a whole, or what is worth it. */
static void
keep_whole(
    struct outline *outline, struct frames *frames, const struct member *whole)
{
	struct outline_level *level = level_of(outline);

	if (frames->pack == NULL || !level->list || *whole->value != '{') {
		keep(outline, frames, whole);
		return;
	}
	*level->end = NULL;
	if (!frames_pack(frames, level->name, whole, level->end, level->last))
		append(level, *level->end);
	else if (frames_is_packed(frames))
		keep_packed(outline, frames);
}

/* Opens a list or object that is not here as a whole. */
static bool
enter(struct outline *outline, struct frames *frames, const struct member *part)
{
	bool list = *part->value == '[';
	struct member empty = *part;
	struct value *opened;

	keep_packed(outline, frames);
	empty.value = list ? "[]" : "{}";
	empty.end = empty.value + 2;
	opened = outline->depth > 0 ? keep(outline, frames, &empty)
				    : frames_keep_large(frames, &empty);
	if (opened == NULL)
		return false;
	outline->levels[outline->depth++] = (struct outline_level){
	    .list = list, .name = opened->name, .end = &opened->child};
	return true;
}

static bool
leads(const struct outline *outline, struct frames *frames,
    const struct member *member)
{
	return outline->depth == 0 && member_leads(frames->paths, &frames->path,
					  member) != MEMBER_ELSEWHERE;
}

/* At a value that goes on behind what is held; where it is to be gone on. */
static const char *
begin_value(
    struct outline *outline, struct frames *frames, const struct member *part)
{
	const char *value = part->value;
	bool passing = leads(outline, frames, part);

	if (!passing && outline->depth < OUTLINE_DEPTH &&
	    (*value == '[' || *value == '{')) {
		if (enter(outline, frames, part))
			return value + 1;
		passing = true;
	}
	outline->place = passing ? OUTLINE_PASSING : OUTLINE_KEEPING;
	outline->span = (struct span){0};
	if (passing || part->name == NULL) {
		outline->at = 0;
		return value;
	}
	outline->at = (size_t)(value - part->name);
	return part->name;
}

/* What stands here is no value: the end of what they are in, or no JSON. */
static const char *
end_level(struct outline *outline, struct frames *frames, const char *at)
{
	struct outline_level *level = level_of(outline);

	keep_packed(outline, frames);
	if (*at != (level != NULL && level->list ? ']' : '}'))
		frames_top(frames)->around.partial = true;
	else if (level != NULL) {
		outline->depth--;
		return at + 1;
	}
	outline->open = false;
	return at;
}

/* Between values: finds the next one; `*from` is where what is held begins. */
static bool
step_between(struct outline *outline, struct frames *frames, size_t *from)
{
	const struct buffer *held = &outline->held;
	const char *at = held->bytes + *from, *end = held->bytes + held->length;
	struct outline_level *level = level_of(outline);
	struct member next;
	bool found = level != NULL && level->list
			 ? next_element(&at, end, &next)
			 : member_next(&at, end, &next);
	bool more = (!found && at == end) || (found && next.value == NULL);

	if (!found && !more)
		at = end_level(outline, frames, at);
	else if (!more && next.end == NULL)
		at = begin_value(outline, frames, &next);
	else if (!more && level != NULL)
		keep_whole(outline, frames, &next);
	else if (!more && !leads(outline, frames, &next))
		frames_keep(frames, &next);
	*from = (size_t)(at - held->bytes);
	if (more && held->length - *from > LONGEST) {
		frames_top(frames)->around.partial = true;
		outline->open = false;
	}
	return outline->open && !more;
}

/* Inside a value: looks for its end. One that is kept is then read. */
static bool
step_value(struct outline *outline, struct frames *frames, size_t *from)
{
	bool ends = span_find_end(&outline->span, outline->held.bytes + *from,
	    outline->held.length - *from, &outline->at);

	if (outline->place == OUTLINE_KEEPING && !ends &&
	    outline->at > READER_RECORD_MAX) {
		frames_top(frames)->around.partial = true;
		outline->place = OUTLINE_PASSING;
	}
	if (outline->place == OUTLINE_PASSING) {
		*from += outline->at;
		outline->at = 0;
	}
	if (ends)
		outline->place = OUTLINE_BETWEEN;
	return ends;
}

/* Looks at what is held, and keeps what must be looked at again. */
static void
look(struct outline *outline, struct frames *frames)
{
	struct buffer *held = &outline->held;
	size_t from = 0;

	while (outline->place == OUTLINE_BETWEEN
		   ? step_between(outline, frames, &from)
		   : step_value(outline, frames, &from))
		continue;
	held->length -= from;
	memmove(held->bytes, held->bytes + from, held->length);
}

void
outline_take(struct outline *outline, struct frames *frames, const char *bytes,
    size_t length, bool last)
{
	size_t slice;

	for (; length > 0 && outline->open; length -= slice, bytes += slice) {
		slice = length < SLICE ? length : SLICE;
		buffer_put(&outline->held, bytes, slice);
		look(outline, frames);
	}
	if (!last && outline->open)
		return;
	keep_packed(outline, frames);
	outline_close(outline);
}

/* Keeps a member that is here as a whole; a large one value by value. */
static void
keep_member(struct frames *frames, const struct member *member)
{
	size_t length = (size_t)(member->end - member->name);
	struct outline outline = {0};

	if (length <= SLICE) {
		frames_keep(frames, member);
		return;
	}
	outline_open(&outline);
	outline_take(&outline, frames, member->name, length, true);
}

/*
 * Reads the members of an object, from behind its bracket on, those left out
 * that lead to records. False if it does not end here.
 */
static bool
read_ahead(struct frames *frames, const char *bytes, size_t length)
{
	struct member member;
	const char *at = bytes, *end = bytes + length;

	while (member_next(&at, end, &member)) {
		if (member.end == NULL)
			return false;
		if (member_leads(frames->paths, &frames->path, &member) ==
		    MEMBER_ELSEWHERE)
			keep_member(frames, &member);
	}
	return at < end && *at == '}';
}

bool
outline_object(struct frames *frames, const char *bytes, size_t length)
{
	struct frame *frame = frames_push(frames, false);

	frame->known = read_ahead(frames, bytes + 1, length - 1);
	if (!frame->known)
		frames_forget(frames);
	return frame->known;
}
