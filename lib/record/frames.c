#include "record/frames.h"

#include <string.h>

#include "record/json.h"
#include "record/repair.h"

/* What a member takes beside its own bytes, once and again as it is read. */
enum { MEMBER_ROOM = 256 };

void
frames_free(struct frames *frames)
{
	for (size_t i = 0; i < FRAMES_MAX; i++)
		arena_free(&frames->arenas[i]);
	buffer_free(&frames->path);
}

void
frames_reset(struct frames *frames)
{
	frames->depth = 0;
	frames->path.length = 0;
	frames->room = FRAMES_ROOM;
}

struct frame *
frames_top(struct frames *frames)
{
	return &frames->frames[frames->depth - 1];
}

const struct record_around *
frames_around(const struct frames *frames)
{
	size_t depth = frames->depth;

	while (depth > 0 && frames->frames[depth - 1].list)
		depth--;
	return depth == 0 ? NULL : &frames->frames[depth - 1].around;
}

struct frame *
frames_push(struct frames *frames, bool list)
{
	struct frame *frame = &frames->frames[frames->depth];

	*frame = (struct frame){.list = list,
	    .path = frames->path.length,
	    .room = frames->room,
	    .around = {.object.kind = VALUE_OBJECT,
		.number = ++frames->number,
		.outer = frames_around(frames)}};
	frame->end = &frame->around.object.child;
	arena_reset(&frames->arenas[frames->depth]);
	frames->depth++;
	return frame;
}

void
frames_pop(struct frames *frames)
{
	frames->depth--;
	frames->room = frames->frames[frames->depth].room;
	if (frames->depth > 0)
		frames->path.length = frames_top(frames)->path;
}

void
frames_keep(
    struct frames *frames, struct frame *frame, const struct member *member)
{
	struct arena *arena = &frames->arenas[frame - frames->frames];
	size_t length = (size_t)(member->end - member->name);
	struct value object = {0};
	const char *json;
	char *copy;

	if (4 * length + MEMBER_ROOM > frames->room)
		return;
	frames->room -= 4 * length + MEMBER_ROOM;
	copy = arena_alloc(arena, length + 2);
	copy[0] = '{';
	memcpy(copy + 1, member->name, length);
	copy[length + 1] = '}';
	length += 2;
	json = repair_escapes(copy, &length, arena);
	if (json_read(json, length, arena, &frames->room, &object) == NULL &&
	    object.child != NULL) {
		*frame->end = object.child;
		frame->end = &object.child->next;
	}
}

/*
 * Reads the members of an object ahead, from behind its bracket on, those left
 * out that lead to records. False if it does not end here.
 */
static bool
read_ahead(struct frames *frames, struct frame *frame, const char *bytes,
    size_t length)
{
	struct member member;
	const char *at = bytes, *end = bytes + length;

	while (member_next(&at, end, &member)) {
		if (member.end == NULL)
			return false;
		if (member_leads(frames->paths, &frames->path, &member) ==
		    MEMBER_ELSEWHERE)
			frames_keep(frames, frame, &member);
	}
	return at < end && *at == '}';
}

bool
frames_open_object(struct frames *frames, const char *bytes, size_t length)
{
	struct frame *frame = frames_push(frames, false);

	frame->known = read_ahead(frames, frame, bytes + 1, length - 1);
	if (!frame->known) {
		frame->around.object.child = NULL;
		frame->end = &frame->around.object.child;
		frames->room = frame->room;
		arena_reset(&frames->arenas[frames->depth - 1]);
	}
	return frame->known;
}

/* Longer members stand around too, but not in every copy. */
enum { WRAPPED_MAX = 1024 };

static void
wrap_members(const struct value *object, struct buffer *before)
{
	const struct value *member;

	for (member = object->child; member != NULL; member = member->next) {
		if (member->raw_length > WRAPPED_MAX)
			continue;
		buffer_json(before, member->name, strlen(member->name));
		buffer_putc(before, ':');
		value_json(member, before);
		buffer_putc(before, ',');
	}
}

void
frames_wrap(
    const struct frames *frames, struct buffer *before, struct buffer *after)
{
	size_t i, from = 0, to;

	for (i = 0; i < frames->depth; i++) {
		const struct frame *frame = &frames->frames[i];

		to = frame->path;
		from += from > 0 && to > from; /* the point between names */
		if (to > from)
			buffer_printf(before, "\"%.*s\":", (int)(to - from),
			    frames->path.bytes + from);
		from = to;
		buffer_putc(before, frame->list ? '[' : '{');
		if (!frame->list)
			wrap_members(&frame->around.object, before);
	}
	for (i = frames->depth; i > 0; i--)
		buffer_putc(after, frames->frames[i - 1].list ? ']' : '}');
}
