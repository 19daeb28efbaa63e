/*
 * Reads one JSON object as a network's record, its member "around" as what it
 * lies in, and checks the items that come of it.
 */
#ifndef OTKLIK_TESTS_FUZZ_ITEMS_H
#define OTKLIK_TESTS_FUZZ_ITEMS_H

#include "base/instant.h"
#include "fuzz.h"
#include "intake/item.h"
#include "record/json.h"

typedef const struct fault *(*items_reader)(
    const struct record *record, struct items *items);

static inline void
items_check(const struct item *item, struct arena *arena)
{
	const struct item_attachment *attachment = item->attachments;
	struct message message;

	PROMISE(item->network != NULL && item->key != NULL);
	fuzz_is_text(item->key);
	fuzz_is_text(item->url);
	fuzz_is_text(item->place);
	fuzz_is_text(item->thread);
	fuzz_is_text(item->reply_to);
	fuzz_is_text(item->author_id);
	fuzz_is_text(item->author);
	fuzz_is_text(item->text);
	PROMISE(item->text == NULL || item->text[0] != '\0');
	PROMISE(item->posted_at == INSTANT_NONE || item->posted_at > -1e12);
	for (; attachment != NULL; attachment = attachment->next) {
		fuzz_is_text(attachment->kind);
		fuzz_is_text(attachment->url);
	}
	(void)item_format(item);
	item_project(item, arena, &message);
	fuzz_is_text(message.attachments);
	PROMISE(message_identify(&message, arena) == NULL);
}

static inline void
items_read(const struct record *record, items_reader read, struct items *items)
{
	const struct item *item;
	const struct fault *fault = read(record, items);

	if (fault != NULL) {
		PROMISE(fault->code == FAULT_INPUT);
		fuzz_is_text(fault->text);
		PROMISE(strpbrk(fault->text, "\n\r\x1b") == NULL);
	}
	for (item = items->first; item != NULL; item = item->next)
		items_check(item, items->arena);
}

static inline int
items_fuzz(const uint8_t *data, size_t size, items_reader read)
{
	static struct zone *zone;
	static struct arena arena;
	size_t room = JSON_ROOM;
	char *bytes = fuzz_string(data, size);
	struct items items = {.arena = &arena};
	struct record record = {.input = "input"};
	struct record_around around = {.object.kind = VALUE_OBJECT};

	if (zone == NULL)
		PROMISE(zone_open(&zone, "Asia/Omsk") == NULL);
	items.zone = zone;
	if (json_read(bytes, size, &arena, &room, &record.object) == NULL &&
	    record.object.kind == VALUE_OBJECT) {
		if (record_find(&record, "around") != NULL) {
			around.object = *record_find(&record, "around");
			around.number = 1;
			record.around = &around;
		}
		items_read(&record, read, &items);
	}
	items_free(&items);
	arena_reset(&arena);
	free(bytes);
	return 0;
}

#endif
