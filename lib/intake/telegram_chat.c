#include "intake/telegram_chat.h"

#include <string.h>

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
	item->place_name = chat->name;
	item->key = telegram_chat_key(chat, message, arena);
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

const char *
telegram_chat_file(const struct value *file)
{
	const char *name = value_string(file);

	/* A photo is a list of its sizes. */
	if (file != NULL && file->kind == VALUE_LIST)
		for (file = file->child; file != NULL && file->next != NULL;)
			file = file->next;
	if (name == NULL)
		name = item_text(file, "file_unique_id");
	if (name == NULL)
		name = item_text(file, "file_id");
	/* In place of one that was not exported stands why. */
	return name != NULL && name[0] != '\0' && strstr(name, "(File ") == NULL
		   ? name
		   : NULL;
}
