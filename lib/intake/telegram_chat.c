#include "intake/telegram_chat.h"

#include <string.h>

#include "base/text.h"

const char *
telegram_chat_key(
    const struct telegram_chat *chat, const char *message, struct arena *arena)
{
	return arena_printf(arena, "%s/%s", chat->id, message);
}

void
telegram_chat_place(struct item *item, const struct telegram_chat *chat,
    const char *message, struct arena *arena)
{
	item->place = chat->id;
	item->key = telegram_chat_key(chat, message, arena);
	/* What a small group held before it became this has none. */
	if (chat->numbered && message[0] != '-')
		item->url = arena_printf(arena, "https://t.me/c/%s", item->key);
}

bool
telegram_chat_answers(
    const struct telegram_chat *chat, const char *author_id, const char *author)
{
	return chat->of_two && author_id != NULL &&
	       strcmp(author_id, chat->id) != 0 &&
	       (chat->name == NULL || !text_equal(author, chat->name));
}

void
telegram_chat_attach(struct item *item, const char *kind, struct arena *arena)
{
	item_attach(item, arena, kind,
	    item->url != NULL
		? arena_printf(arena, "%s#%s", item->url, kind)
		: arena_printf(arena, "telegram:%s#%s", item->key, kind));
}

/* Exports have 54.900000, bots 54.9. */
static const char *
degrees(const char *text, struct arena *arena)
{
	size_t length = strlen(text);

	if (strchr(text, '.') == NULL || strpbrk(text, "eE") != NULL)
		return text;
	while (text[length - 1] == '0')
		length--;
	if (text[length - 1] == '.')
		length--;
	return arena_copy(arena, text, length);
}

void
telegram_chat_locate(
    struct item *item, const struct value *point, struct arena *arena)
{
	const char *latitude = item_text(point, "latitude");
	const char *longitude = item_text(point, "longitude");

	if (latitude != NULL && longitude != NULL)
		item_attach(item, arena, "place",
		    arena_printf(arena, "geo:%s,%s", degrees(latitude, arena),
			degrees(longitude, arena)));
}
