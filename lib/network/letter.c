#include "network/letter.h"

#include "base/text.h"
#include "network/vk.h"

const char *
letter_text(const struct letter *letter, struct arena *arena, const char **own)
{
	bool vk = text_equal(letter->network, "vk");
	const char *text = letter->text, *name;
	size_t i;

	*own = NULL;
	if (!vk && !text_equal(letter->network, "telegram"))
		return text;
	for (i = 0; i < letter->attachment_count; i++) {
		const char *link = letter->attachments[i];

		name = vk ? vk_attachment(link, arena) : NULL;
		if (name == NULL)
			text = arena_printf(arena, "%s\n%s", text, link);
		else if (*own == NULL)
			*own = name;
		else
			*own = arena_printf(arena, "%s,%s", *own, name);
	}
	return text;
}

bool
letter_is_taken(const struct letter *letter, const char *key)
{
	size_t i;

	for (i = 0; i < letter->taken_count; i++)
		if (text_equal(letter->taken[i], key))
			return true;
	return false;
}
