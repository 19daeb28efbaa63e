#include "intake/item.h"

#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "intake/item_names.h"
#include "model/schema.h"

/* No network attaches more. */
enum { COMPARED = 200 };

void
items_reset(struct items *items)
{
	items->first = NULL;
	items->end = items->last = &items->first;
	items->service = items->missing = items->refused = 0;
	items->fault = NULL;
	items->named = false;
}

void
items_free(struct items *items)
{
	item_names_free(items->names);
	items->names = NULL;
}

struct item *
items_add(struct items *items, enum item_kind kind, const char *network)
{
	struct item *item = arena_alloc(items->arena, sizeof(*item));

	item->kind = kind;
	item->network = network;
	item->posted_at = item->edited_at = INSTANT_NONE;
	item->attachment_end = &item->attachments;
	*items->end = item;
	items->last = items->end;
	items->end = &item->next;
	return item;
}

void
items_refuse(struct items *items, const struct fault *fault)
{
	struct fault *kept;

	/* Those of the others come after it. */
	if (items->refused++ == 0) {
		kept = arena_alloc(items->arena, sizeof(*kept));
		*kept = *fault;
		items->fault = kept;
	}
	*items->last = NULL;
	items->end = items->last;
}

const struct fault *
items_fault(const struct items *items)
{
	return items->refused > 1
		   ? fault_add(items->fault, " (and %lu more of this record)",
			 items->refused - 1)
		   : items->fault;
}

void
items_show(struct items *items)
{
	for (struct item *item = items->first; item != NULL; item = item->next)
		item->there = !item->deleted;
}

void
item_attach(
    struct item *item, struct arena *arena, const char *kind, const char *url)
{
	const struct item_attachment *known = item->attachments;
	struct item_attachment *made;

	if (url == NULL || url[0] == '\0')
		return;
	for (; known != NULL && item->attachment_count < COMPARED;
	     known = known->next)
		if (strcmp(known->url, url) == 0)
			return;
	made = arena_alloc(arena, sizeof(*made));
	made->kind = kind;
	made->url = url;
	item->attachment_count++;
	*item->attachment_end = made;
	item->attachment_end = &made->next;
}

/*
 * A text that grows does so by doubling: a hostile document may be a hundred
 * thousand paragraphs.
 */
void
item_say(struct item *item, struct arena *arena, const char *paragraph)
{
	size_t used, more;
	char *text;

	if (paragraph == NULL || paragraph[0] == '\0')
		return;
	if (item->text == NULL) {
		item->text = paragraph;
		item->text_size = 0;
		return;
	}
	if (item->text_size == 0)
		item->text_length = strlen(item->text);
	used = item->text_length;
	more = strlen(paragraph) + 2;
	if (used + more + 1 > item->text_size) {
		item->text_size = 2 * (used + more + 1);
		text = arena_alloc(arena, item->text_size);
		memcpy(text, item->text, used);
		item->said = text;
	}
	memcpy(item->said + used, "\n\n", 2);
	memcpy(item->said + used + 2, paragraph, more - 1);
	item->text = item->said;
	item->text_length = used + more;
}

const char *
item_text(const struct value *object, const char *name)
{
	const char *text = value_string(value_get(object, name));

	return text == NULL || text[0] == '\0' ? NULL : text;
}

bool
item_flag(const struct value *object, const char *name)
{
	const char *text = item_text(object, name);

	return text_equal(text, "true") || text_equal(text, "1");
}

const struct fault *
item_error(const char *network, const char *code, const char *text)
{
	char shown_code[40], shown_text[400];

	text_show(
	    shown_code, sizeof(shown_code), code == NULL ? "?" : code, 20);
	text_show(
	    shown_text, sizeof(shown_text), text == NULL ? "" : text, 100);
	return fault_new(FAULT_INPUT, "%s answers with error %s: %s", network,
	    shown_code, shown_text);
}

const struct fault *
item_seconds(const struct value *object, const char *name, int64_t *instant)
{
	const struct value *value = value_get(object, name);
	const char *text = item_text(object, name);
	int64_t number;

	*instant = INSTANT_NONE;
	if (value == NULL || value->kind == VALUE_NULL)
		return NULL;
	/* 0 is how networks say that there is none. */
	if (text == NULL || !text_integer(text, &number) || number < 0 ||
	    number >= ITEM_TIME_END)
		return fault_value(
		    name, "not a time", text == NULL ? "" : text);
	if (number > 0)
		*instant = number;
	return NULL;
}

const char *
item_format(const struct item *item)
{
	static const char *const formats[] = {
	    "repost", "story", "live", "clip", "video", "poll"};
	const struct item_attachment *attachment;
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		for (attachment = item->attachments; attachment != NULL;
		     attachment = attachment->next)
			if (strcmp(attachment->kind, formats[i]) == 0)
				return formats[i];
	return "post";
}

bool
item_tells_edits(const struct item *item)
{
	return text_equal(item->network, "telegram") ||
	       (text_equal(item->network, "vk") && item->kind != ITEM_COMMENT);
}

/* The links of the attachments as a JSON list, NULL if there are none. */
static const char *
links(const struct item *item, struct arena *arena)
{
	const struct item_attachment *attachment = item->attachments;
	struct value *list = value_list(arena, NULL);
	struct value **end = &list->child;
	struct buffer json = {0};
	const char *text;

	if (attachment == NULL)
		return NULL;
	for (; attachment != NULL; attachment = attachment->next) {
		*end = value_text(arena, NULL, attachment->url);
		end = &(*end)->next;
	}
	value_json(list, &json);
	text = arena_copy(arena, json.bytes, json.length);
	buffer_free(&json);
	return text;
}

void
item_project(
    const struct item *item, struct arena *arena, struct message *message)
{
	schema_reset(&message_schema, message);
	message->network = item->network;
	message->key = item->key;
	message->url = item->url;
	/* Who signed it is somebody, the community that shows it is many. */
	message->author_id =
	    item->signer_id != NULL ? item->signer_id : item->author_id;
	message->author = item->signer_id != NULL ? item->signer : item->author;
	message->posted_at = item->posted_at;
	message->text = item->text;
	message->attachments = links(item, arena);
}
