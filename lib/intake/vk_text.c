#include "intake/vk_text.h"

#include <stddef.h>

#include "intake/markup.h"

const char *
vk_text(const char *text, struct arena *arena)
{
	/* The apostrophe is the one that the export puts in front. */
	return text == NULL
		   ? NULL
		   : markup_text(arena_printf(arena, "'%s", text), arena);
}
