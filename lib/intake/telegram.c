#include "intake/telegram.h"

#include <inttypes.h>
#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "intake/telegram_chat.h"
#include "intake/telegram_text.h"

const char *const telegram_lists[] = {
    "messages", "chats.list.messages", "left_chats.list.messages", NULL};

/*
 * Until April 2021 Telegram Desktop wrote above the 32 bits of a number whose
 * it is, and authors as such bare numbers; since then people have longer ones.
 */
enum old_kind { OLD_USER = 1, OLD_CHAT = 2 };

static bool
read_old(const char *id, enum old_kind kind, int64_t *number)
{
	if (id == NULL || !text_integer(id, number) ||
	    *number >> 32 != (int64_t)kind)
		return false;
	*number &= INT64_C(0xffffffff);
	return true;
}

/*
 * Is it of those? An author tells. A channel's post may have none, and no
 * chat's number of today is as long as an old one.
 */
static bool
is_old(const struct value *object, const struct telegram_chat *chat)
{
	const char *from = item_text(object, "from_id");
	int64_t number;

	if (from != NULL)
		return text_integer(from, &number);
	return !chat->dialog && item_text(object, "date_unixtime") == NULL;
}

/* Who wrote it, as exports of today have it: user5, channel5. */
static const char *
author_of(const struct value *object, const struct telegram_chat *chat,
    struct arena *arena)
{
	const char *from = item_text(object, "from_id");
	int64_t number;

	if (read_old(from, OLD_USER, &number))
		return arena_printf(arena, "user%" PRId64, number);
	/* With oneself speaks no channel. */
	if (read_old(from, OLD_CHAT, &number) &&
	    !(chat->dialog && strcmp(from, chat->id) == 0))
		return arena_printf(arena, "channel%" PRId64, number);
	return from;
}

static const struct fault *
read_chat(const struct record *record, struct arena *arena,
    struct telegram_chat *chat)
{
	const char *id = value_string(record_around_find(record, "id"));
	const char *type = value_string(record_around_find(record, "type"));
	int64_t number;

	if (id == NULL)
		return fault_new(FAULT_INPUT,
		    "the chat is not known: its \"id\" must stand in front of "
		    "its messages");
	*chat = (struct telegram_chat){
	    .id = id, .name = value_string(record_around_find(record, "name"))};
	if (type == NULL)
		return NULL;
	chat->channel = strstr(type, "channel") != NULL;
	chat->numbered = chat->channel || strstr(type, "supergroup") != NULL;
	chat->of_two =
	    strcmp(type, "personal_chat") == 0 || strcmp(type, "bot_chat") == 0;
	chat->dialog = chat->of_two || strcmp(type, "saved_messages") == 0;
	if (is_old(&record->object, chat) &&
	    read_old(id, chat->dialog ? OLD_USER : OLD_CHAT, &number))
		chat->id = arena_printf(arena, "%" PRId64, number);
	if (strcmp(type, "private_group") == 0 && id[0] != '-')
		chat->id = arena_printf(arena, "-%s", chat->id);
	return NULL;
}

/* "user5", "channel5" and "chat5" as bots know them; what is bare as it is. */
static const char *
peer(const char *id, struct arena *arena)
{
	if (id == NULL)
		return NULL;
	if (strncmp(id, "user", 4) == 0)
		return id + 4;
	if (strncmp(id, "channel", 7) == 0)
		return arena_printf(arena, "-100%s", id + 7);
	if (strncmp(id, "chat", 4) == 0)
		return arena_printf(arena, "-%s", id + 4);
	return id;
}

/* A time that is told in seconds, else on the clock of who exported it. */
static const struct fault *
read_time(const struct value *object, const char *seconds, const char *local,
    const struct zone *zone, int64_t *instant)
{
	const char *text = item_text(object, local);
	const struct fault *fault = item_seconds(object, seconds, instant);

	if (fault != NULL || *instant != INSTANT_NONE || text == NULL)
		return fault;
	if (!instant_parse(text, zone, instant))
		return fault_value(local, "not a time", text);
	return NULL;
}

static void
attach_place(struct item *item, const struct value *object, struct arena *arena)
{
	telegram_chat_locate(
	    item, value_get(object, "location_information"), arena);
	item_say(item, arena, item_text(object, "place_name"));
	item_say(item, arena, item_text(object, "address"));
}

/* What else a message may consist of, each under a name of its own. */
static void
attach_others(
    struct item *item, const struct value *object, struct arena *arena)
{
	static const char *const others[][2] = {
	    {"contact_information", "contact"}, {"game_title", "game"},
	    {"invoice_information", "invoice"}, {"todo_list", "checklist"},
	    {"giveaway_information", "giveaway"}, {"paid_media", "paid_media"},
	    {"story_data", "story"}, {"dice_value", "dice"}};
	const struct value *other;
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		other = value_get(object, others[i][0]);
		if (other == NULL || other->kind == VALUE_NULL)
			continue;
		telegram_chat_attach(item, others[i][1], arena);
		item_say(item, arena,
		    strcmp(others[i][1], "contact") == 0
			? telegram_text_contact(item, other, arena)
			: telegram_text_rich(item, other, arena));
	}
}

static void
attach(struct item *item, const struct value *object, struct arena *arena)
{
	const char *type = item_text(object, "media_type");
	const struct value *poll = value_get(object, "poll");

	if (item_text(object, "photo") != NULL)
		telegram_chat_attach(item, "photo", arena);
	if (type != NULL || item_text(object, "file") != NULL)
		telegram_chat_attach(item,
		    type == NULL			 ? "file"
		    : strcmp(type, "video_file") == 0	 ? "video"
		    : strcmp(type, "video_message") == 0 ? "video"
							 : type,
		    arena);
	if (poll != NULL) {
		telegram_chat_attach(item, "poll", arena);
		item_say(item, arena, telegram_text_poll(item, poll, arena));
	}
	attach_place(item, object, arena);
	attach_others(item, object, arena);
}

static void
read_author(struct item *item, const struct value *object,
    const struct telegram_chat *chat, struct arena *arena)
{
	const char *from = author_of(object, chat, arena);

	item->author = item_text(object, "from");
	item->author_id = peer(from, arena);
	item->signer = item_text(object, "author");
	/* Of a group its administrators may write in its own name. */
	item->own =
	    chat->channel || item->copy ||
	    telegram_chat_answers(chat, item->author_id, item->author) ||
	    (chat->numbered && from != NULL &&
		strncmp(from, "channel", 7) == 0 &&
		strcmp(from + 7, chat->id) == 0);
}

static void
read_text(struct item *item, const struct value *object, struct arena *arena)
{
	const char *text =
	    telegram_text_plain(item, value_get(object, "text"), arena);

	if (text == NULL)
		text = telegram_text_plain(
		    item, value_get(object, "text_entities"), arena);
	item_say(item, arena, text);
	telegram_text_blocks(item, object, arena);
}

/* In the discussion of a channel its posts stand once more: it forwards its own. */
static bool
is_copy(const struct value *object, const struct telegram_chat *chat,
    struct arena *arena)
{
	const char *from = author_of(object, chat, arena);

	return !chat->dialog && !chat->channel && from != NULL &&
	       strncmp(from, "channel", 7) == 0 &&
	       item_text(object, "reply_to_message_id") == NULL &&
	       item_text(object, "from") != NULL &&
	       text_equal(item_text(object, "from"),
		   item_text(object, "forwarded_from"));
}

/*
 * A channel writes posts, and forwards others. What answers in a discussion is
 * a comment.
 */
static enum item_kind
kind_of(const struct value *object, const struct telegram_chat *chat,
    struct arena *arena)
{
	const char *from = author_of(object, chat, arena);

	if (chat->channel ||
	    (from != NULL && strncmp(from, "channel", 7) == 0 &&
		item_text(object, "forwarded_from") != NULL))
		return ITEM_POST;
	return !chat->dialog && item_text(object, "reply_to_message_id") != NULL
		   ? ITEM_COMMENT
		   : ITEM_MESSAGE;
}

static const struct fault *
read_message(const struct record *record, struct items *items,
    const struct telegram_chat *chat)
{
	const struct value *object = &record->object;
	struct arena *arena = items->arena;
	const char *reply = item_text(object, "reply_to_message_id");
	const struct fault *fault;
	struct item *item =
	    items_add(items, kind_of(object, chat, arena), "telegram");

	telegram_chat_place(item, chat, item_text(object, "id"), arena);
	if (reply != NULL && item_text(object, "reply_to_peer_id") == NULL)
		item->reply_to = telegram_chat_key(chat, reply, arena);
	item->copy = is_copy(object, chat, arena);
	read_author(item, object, chat, arena);
	read_text(item, object, arena);
	attach(item, object, arena);
	fault = read_time(
	    object, "date_unixtime", "date", items->zone, &item->posted_at);
	if (fault == NULL)
		fault = read_time(object, "edited_unixtime", "edited",
		    items->zone, &item->edited_at);
	return fault;
}

/*
 * Something that happened in the chat, or that the program could not write: it
 * has its place among the messages. A chat without any, and what other networks
 * call so, has not.
 */
static bool
is_service(const struct value *object, const char *type)
{
	return strcmp(type, "service") == 0 ||
	       strcmp(type, "unsupported") == 0 ||
	       (item_text(object, "id") != NULL &&
		   item_text(object, "date") != NULL);
}

const struct fault *
telegram_read(const struct record *record, struct items *items)
{
	const char *type = record_text(record, "type");
	struct telegram_chat chat;
	const struct fault *fault;

	items_reset(items);
	if (type == NULL)
		return fault_field("type",
		    "missing: no message of an export of Telegram Desktop");
	if (strcmp(type, "message") != 0) {
		if (!is_service(&record->object, type))
			return fault_value("type",
			    "no message of an export of Telegram Desktop",
			    type);
		items->service++;
		return NULL;
	}
	if (item_text(&record->object, "id") == NULL)
		return fault_field("id", "missing");
	if ((fault = read_chat(record, items->arena, &chat)) != NULL)
		return fault;
	if ((fault = read_message(record, items, &chat)) != NULL)
		items_refuse(items, fault);
	return items_fault(items);
}
