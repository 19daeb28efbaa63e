#include "intake/telegram_bot.h"

#include <string.h>

#include "base/text.h"
#include "intake/telegram_chat.h"
#include "intake/telegram_text.h"

const char *const telegram_bot_lists[] = {"result", NULL};

/* Members of a message that are what it consists of, and their kinds. */
static const char *const contents[][2] = {{"photo", "photo"},
    {"video", "video"}, {"video_note", "video"}, {"animation", "animation"},
    {"document", "file"}, {"audio", "audio_file"}, {"voice", "voice_message"},
    {"sticker", "sticker"}, {"story", "story"}, {"poll", "poll"},
    {"location", "place"}, {"venue", "place"}, {"contact", "contact"},
    {"dice", "dice"}, {"game", "game"}, {"invoice", "invoice"},
    {"paid_media", "paid_media"}, {"live_photo", "photo"},
    {"checklist", "checklist"}, {"giveaway", "giveaway"}, {NULL, NULL}};

/* Updates that tell of a message without being one. */
static const char *const others[] = {"message_reaction",
    "message_reaction_count", "callback_query", "my_chat_member", "chat_member",
    "chat_join_request", "chat_boost", "removed_chat_boost", NULL};

static void
read_chat(const struct value *object, struct telegram_chat *chat)
{
	const char *type = item_text(object, "type");

	*chat = (struct telegram_chat){.id = item_text(object, "id"),
	    .channel = text_equal(type, "channel")};
	/* Only people have positive numbers. */
	chat->dialog = chat->id != NULL && chat->id[0] != '-';
	if (chat->id != NULL && strncmp(chat->id, "-100", 4) == 0 &&
	    strlen(chat->id) > 10) {
		chat->id += 4;
		chat->numbered = true;
	}
}

/* In a chat with a name of its own everybody can open its messages. */
static void
read_link(struct item *item, const struct value *chat, const char *message,
    struct arena *arena)
{
	const char *name = item_text(chat, "username");

	if (name != NULL && !text_equal(item_text(chat, "type"), "private"))
		item->url =
		    arena_printf(arena, "https://t.me/%s/%s", name, message);
}

static const char *
name_of(const struct value *who, struct arena *arena)
{
	const char *title = item_text(who, "title");
	const char *first = item_text(who, "first_name");
	const char *last = item_text(who, "last_name");

	if (title != NULL)
		return title;
	return first != NULL && last != NULL
		   ? arena_printf(arena, "%s %s", first, last)
		   : first;
}

/* Who speaks for a channel or a group is that; `from` is nobody then. */
static void
read_author(struct item *item, const struct value *object, struct arena *arena)
{
	const struct value *who = value_get(object, "sender_chat");

	if (who == NULL)
		who = value_get(object, "from");
	/* A channel that does not say it is its own author. */
	if (who == NULL && item->own)
		who = value_get(object, "chat");
	item->author_id = item_text(who, "id");
	item->author = name_of(who, arena);
	item->signer = item_text(object, "author_signature");
}

static void
attach_place(struct item *item, const struct value *object, struct arena *arena)
{
	const struct value *venue = value_get(object, "venue");
	const struct value *place = value_get(object, "location");

	if (place == NULL)
		place = value_get(venue, "location");
	telegram_chat_locate(item, place, arena);
	item_say(item, arena, item_text(venue, "title"));
	item_say(item, arena, item_text(venue, "address"));
}

/* What an export says of it too. */
static const char *
words_of(struct item *item, const char *kind, const struct value *content,
    struct arena *arena)
{
	if (strcmp(kind, "poll") == 0)
		return telegram_text_poll(item, content, arena);
	if (strcmp(kind, "contact") == 0)
		return telegram_text_contact(item, content, arena);
	if (strcmp(kind, "checklist") == 0)
		return telegram_text_rich(item, content, arena);
	return strcmp(kind, "game") == 0 ? item_text(content, "title") : NULL;
}

static void
attach(struct item *item, const struct value *object, struct arena *arena)
{
	const struct value *content;
	size_t i;

	for (i = 0; contents[i][0] != NULL; i++) {
		content = value_get(object, contents[i][0]);
		if (content == NULL || strcmp(contents[i][1], "place") == 0)
			continue;
		/* An animation is told as a document too. */
		if (strcmp(contents[i][1], "file") == 0 &&
		    value_get(object, "animation") != NULL)
			continue;
		telegram_chat_attach(item, contents[i][1], arena);
		item_say(item, arena,
		    words_of(item, contents[i][1], content, arena));
	}
	attach_place(item, object, arena);
}

static void
attach_links(
    struct item *item, const struct value *entities, struct arena *arena)
{
	const struct value *entity = entities != NULL ? entities->child : NULL;

	for (; entity != NULL; entity = entity->next)
		item_attach(item, arena, "link", item_text(entity, "url"));
}

/* Does it say or show anything, or only what happened in the chat? */
static bool
has_content(const struct value *object)
{
	size_t i;

	if (item_text(object, "text") != NULL ||
	    item_text(object, "caption") != NULL ||
	    value_get(object, "rich_message") != NULL)
		return true;
	for (i = 0; contents[i][0] != NULL; i++)
		if (value_get(object, contents[i][0]) != NULL)
			return true;
	return false;
}

static enum item_kind
kind_of(const struct value *object, const struct telegram_chat *chat)
{
	if (chat->channel || item_flag(object, "is_automatic_forward"))
		return ITEM_POST;
	return !chat->dialog &&
		       (value_get(object, "reply_to_message") != NULL ||
			   item_text(object, "message_thread_id") != NULL)
		   ? ITEM_COMMENT
		   : ITEM_MESSAGE;
}

/* Does an administrator write in the name of the group itself? */
static bool
is_nameless(const struct value *object)
{
	const char *sender = item_text(value_get(object, "sender_chat"), "id");

	return sender != NULL &&
	       text_equal(sender, item_text(value_get(object, "chat"), "id"));
}

static const struct fault *
read_message(const struct value *object, const struct telegram_chat *chat,
    struct items *items)
{
	struct arena *arena = items->arena;
	const char *id = item_text(object, "message_id");
	const char *reply =
	    item_text(value_get(object, "reply_to_message"), "message_id");
	const char *thread = item_text(object, "message_thread_id");
	struct item *item = items_add(items, kind_of(object, chat), "telegram");
	const struct fault *fault;

	telegram_chat_place(item, chat, id, arena);
	if (reply != NULL)
		item->reply_to = telegram_chat_key(chat, reply, arena);
	if (thread != NULL)
		item->thread = telegram_chat_key(chat, thread, arena);
	item->copy = item_flag(object, "is_automatic_forward");
	item->own = chat->channel || item->copy || is_nameless(object);
	read_author(item, object, arena);
	item->own |= telegram_chat_answers(chat, item->author_id, item->author);
	item_say(item, arena, item_text(object, "text"));
	item_say(item, arena, item_text(object, "caption"));
	/* In the order of an export, whose texts hold their links. */
	attach_links(item, value_get(object, "entities"), arena);
	attach_links(item, value_get(object, "caption_entities"), arena);
	telegram_text_blocks(item, object, arena);
	attach(item, object, arena);
	/* An export knows no name of the chat: attachments are without it. */
	read_link(item, value_get(object, "chat"), id, arena);
	fault = item_seconds(object, "date", &item->posted_at);
	if (fault == NULL)
		fault = item_seconds(object, "edit_date", &item->edited_at);
	return fault;
}

/* Of an account for which the bot works: there both of two are heard. */
static bool
is_of_business(const struct value *object)
{
	return item_text(object, "business_connection_id") != NULL ||
	       (object->name != NULL &&
		   strstr(object->name, "business") != NULL);
}

static const struct fault *
add_message(const struct value *object, struct items *items)
{
	struct telegram_chat chat;
	const struct fault *fault;

	read_chat(value_get(object, "chat"), &chat);
	chat.of_two = chat.dialog && is_of_business(object);
	if (item_text(object, "message_id") == NULL)
		return fault_field("message_id", "missing");
	if (chat.id == NULL)
		return fault_field("chat", "missing, or without an id");
	if (!has_content(object)) {
		items->service++;
		return NULL;
	}
	if ((fault = read_message(object, &chat, items)) != NULL)
		items_refuse(items, fault);
	return NULL;
}

/* Messages to a business account that are gone: only their numbers. */
static void
add_deleted(const struct value *object, struct items *items)
{
	const struct value *ids = value_get(object, "message_ids");
	const struct value *id = ids != NULL ? ids->child : NULL;
	struct telegram_chat chat;
	struct item *item;

	read_chat(value_get(object, "chat"), &chat);
	for (; id != NULL && chat.id != NULL; id = id->next) {
		if (value_string(id) == NULL)
			continue;
		item = items_add(items, ITEM_MESSAGE, "telegram");
		telegram_chat_place(
		    item, &chat, value_string(id), items->arena);
		item->deleted = true;
	}
}

const struct fault *
telegram_bot_read(const struct record *record, struct items *items)
{
	const struct value *child, *update = &record->object;
	const struct fault *fault = NULL;
	size_t found = 0;

	items_reset(items);
	if (text_equal(record_text(record, "ok"), "false"))
		return item_error("Telegram", record_text(record, "error_code"),
		    record_text(record, "description"));
	if (value_get(update, "message_id") != NULL)
		return add_message(update, items);
	for (child = update->child; child != NULL && fault == NULL;
	     child = child->next) {
		if (child->kind != VALUE_OBJECT ||
		    text_listed(others, child->name))
			continue;
		if (value_get(child, "message_ids") != NULL)
			add_deleted(child, items);
		else if (value_get(child, "message_id") != NULL)
			fault = add_message(child, items);
		else
			continue;
		found++;
	}
	if (found == 0 && value_get(update, "update_id") == NULL)
		return fault_new(FAULT_INPUT,
		    "neither an update nor a message for a bot: it has no "
		    "update_id or message_id");
	if (found == 0)
		items->service++;
	return fault != NULL ? fault : items_fault(items);
}
