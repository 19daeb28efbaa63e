#include "record/frames.h"

#include <string.h>

#include "record/json.h"
#include "record/repair.h"

/*
 * What a member takes beside its own bytes, once and again as it is read; the
 * values that json_read makes take as much again as what it counts.
 */
enum { MEMBER_ROOM = 512, MEMBER_GROWTH = 8, VALUES_GROWTH = 2 };

/* Bytes, packed, that become one value. */
enum { PACKED = 1 << 15 };

/* They are searched for each record, one by one; no network has a tenth. */
enum { MEMBERS_MAX = 500 };

void
frames_free(struct frames *frames)
{
	for (size_t i = 0; i < FRAMES_MAX; i++)
		arena_free(&frames->arenas[i]);
	arena_free(&frames->scratch);
	buffer_free(&frames->packed);
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

/* Bytes of the input as UTF-8: as they are, or in the scratch. */
static const char *
decode(struct frames *frames, const char *bytes, size_t *length)
{
	char *decoded;

	if (frames->encoding == NULL)
		return bytes;
	decoded = arena_alloc(&frames->scratch, *length * ENCODING_GROWTH);
	*length = encoding_decode(frames->encoding, bytes, *length, decoded);
	return decoded;
}

/* What keeping so many bytes takes at least. */
static size_t
need(size_t length)
{
	return MEMBER_GROWTH * length + MEMBER_ROOM;
}

void
frames_keep(struct frames *frames, const struct member *member)
{
	struct frame *frame = frames_top(frames);
	struct arena *arena = &frames->arenas[frames->depth - 1];
	size_t length = (size_t)(member->end - member->name), room, needed;
	struct value object = {0};
	const char *json = NULL;
	char *copy;

	if (need(length) <= frames->room && frame->kept < MEMBERS_MAX) {
		arena_reset(&frames->scratch);
		json = decode(frames, member->name, &length);
	}
	if (json == NULL || (needed = need(length)) > frames->room) {
		frame->around.partial = true;
		return;
	}
	frame->kept++;
	room = (frames->room - needed) / VALUES_GROWTH;
	copy = arena_alloc(arena, length + 2);
	copy[0] = '{';
	memcpy(copy + 1, json, length);
	copy[length + 1] = '}';
	length += 2;
	json = repair_escapes(copy, &length, arena);
	if (json_read(json, length, arena, &room, &object) == NULL &&
	    object.child != NULL) {
		*frame->end = object.child;
		frame->end = &object.child->next;
	} else {
		frame->around.partial = true;
	}
	frames->room = VALUES_GROWTH * room;
}

/* Reads a part as the one member of an object; NULL if it is no JSON. */
static struct value *
read_part(struct frames *frames, const struct member *part)
{
	struct arena *scratch = &frames->scratch;
	size_t name = part->name == NULL ? 2 : part->name_length;
	size_t value = (size_t)(part->end - part->value);
	size_t length = name + value + 3, room = frames->room / VALUES_GROWTH;
	struct value *object;
	const char *json;
	char *copy;

	arena_reset(scratch);
	object = arena_alloc(scratch, sizeof(*object));
	copy = arena_alloc(scratch, length);
	copy[0] = '{';
	memcpy(copy + 1, part->name == NULL ? "\"\"" : part->name, name);
	copy[1 + name] = ':';
	memcpy(copy + 2 + name, part->value, value);
	copy[length - 1] = '}';
	json = decode(frames, copy, &length);
	json = repair_escapes(json, &length, scratch);
	if (json_read(json, length, scratch, &room, object) != NULL)
		return NULL;
	if (part->name == NULL)
		object->child->name = NULL;
	return object->child;
}

/* The same if there is room; else, too, something is missing. */
static const struct value *
take_part(struct frames *frames, const struct member *part)
{
	size_t length = part->name_length + (size_t)(part->end - part->value);
	const struct value *value = NULL;

	if (need(length) <= frames->room)
		value = read_part(frames, part);
	frames_top(frames)->around.partial |= value == NULL;
	return value;
}

static void
take_room(struct frames *frames, size_t used)
{
	frames->room -= used < frames->room ? used : frames->room;
}

static struct value *
keep_value(struct frames *frames, const struct value *value, struct value **end,
    const struct value *like)
{
	struct arena *arena = &frames->arenas[frames->depth - 1];
	size_t used = arena->size;

	if (value == NULL)
		return NULL;
	*end = value_copy(arena, value, like);
	take_room(frames, arena->size - used);
	return *end;
}

struct value *
frames_keep_part(struct frames *frames, const struct member *part,
    struct value **end, const struct value *like)
{
	return keep_value(frames, take_part(frames, part), end, like);
}

bool
frames_pack(struct frames *frames, const char *list,
    const struct member *element, struct value **end, const struct value *like)
{
	const struct value *value = take_part(frames, element);

	if (value != NULL && frames->pack(list, value, &frames->packed))
		return true;
	keep_value(frames, value, end, like);
	return false;
}

bool
frames_is_packed(const struct frames *frames)
{
	return frames->packed.length >= PACKED;
}

struct value *
frames_keep_packed(struct frames *frames, struct value **end)
{
	struct arena *arena = &frames->arenas[frames->depth - 1];
	struct buffer *packed = &frames->packed;
	size_t used = arena->size;
	struct value *value;

	if (packed->length == 0)
		return NULL;
	if (packed->length > frames->room) {
		frames_top(frames)->around.partial = true;
		buffer_reset(packed);
		return NULL;
	}
	value = arena_alloc(arena, sizeof(*value));
	value->kind = VALUE_PACKED;
	value->text = arena_copy(arena, packed->bytes, packed->length);
	value->length = packed->length;
	buffer_reset(packed);
	take_room(frames, arena->size - used);
	return *end = value;
}

struct value *
frames_keep_large(struct frames *frames, const struct member *empty)
{
	struct frame *frame = frames_top(frames);
	struct value *kept = NULL;

	if (frame->kept < MEMBERS_MAX)
		kept = frames_keep_part(frames, empty, frame->end, NULL);
	frame->around.partial |= kept == NULL;
	if (kept != NULL) {
		frame->end = &kept->next;
		frame->kept++;
	}
	return kept;
}

void
frames_forget(struct frames *frames)
{
	struct frame *frame = frames_top(frames);

	frame->around.object.child = NULL;
	frame->around.partial = false;
	frame->kept = 0;
	frame->end = &frame->around.object.child;
	frames->room = frame->room;
	arena_reset(&frames->arenas[frames->depth - 1]);
}

/* Longer members stand around too, but not in every copy. */
enum { WRAPPED_MAX = 1024 };

static void
wrap_members(const struct value *object, struct buffer *before)
{
	const struct value *member;

	for (member = object->child; member != NULL; member = member->next) {
		if (member->raw == NULL || member->raw_length > WRAPPED_MAX)
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
