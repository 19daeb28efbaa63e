#include "network/letter.h"

const char *
letter_text(const struct letter *letter,
    const char *(*is_own)(const char *link, struct arena *arena),
    struct arena *arena, const char **own)
{
	const char *text = letter->text, *name;
	size_t i;

	*own = NULL;
	for (i = 0; i < letter->attachment_count; i++) {
		const char *link = letter->attachments[i];

		name = is_own == NULL ? NULL : is_own(link, arena);
		if (name == NULL)
			text = arena_printf(arena, "%s\n%s", text, link);
		else if (*own == NULL)
			*own = name;
		else
			*own = arena_printf(arena, "%s,%s", *own, name);
	}
	return text;
}
