#include "intake/telegram_chat.h"

void
telegram_chat_place(struct item *item, const struct telegram_chat *chat,
    const char *message, struct arena *arena)
{
	item->place = chat->id;
	item->place_name = chat->name;
	item->key = arena_printf(arena, "%s/%s", chat->id, message);
	if (chat->numbered)
		item->url = arena_printf(arena, "https://t.me/c/%s", item->key);
}

void
telegram_chat_attach(
    struct item *item, const char *kind, const char *name, struct arena *arena)
{
	const char *link;

	if (item->url != NULL)
		link = arena_printf(arena, "%s#%s", item->url, kind);
	else if (name != NULL)
		link = arena_printf(arena, "telegram:%s#%s", kind, name);
	else
		link = arena_printf(arena, "telegram:%s", kind);
	item_attach(item, arena, kind, link);
}
