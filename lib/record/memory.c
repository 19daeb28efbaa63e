#include "record/memory.h"

#include "record/json.h"

const struct fault *
memory_read(
    const char *bytes, size_t length, struct arena *arena, struct value *value)
{
	size_t room = JSON_ROOM;

	*value = (struct value){0};
	return json_read(bytes, length, arena, &room, value);
}
