#include "intake/telegram_text.h"

#include <string.h>

#include "base/text.h"
#include "intake/telegram_chat.h"

#define DIGITS "0123456789"

/* Puts together what is read; the bytes are freed by `finish`. */
struct words {
	struct item *item;
	struct arena *arena;
	struct buffer text;
};

static const char *
finish(struct words *words)
{
	const char *copy = words->text.length == 0
			       ? NULL
			       : arena_copy(words->arena, words->text.bytes,
				     words->text.length);

	buffer_free(&words->text);
	return copy;
}

static void
collect(struct words *words, const struct value *value)
{
	const struct value *child;
	const char *link;

	if (value == NULL)
		return;
	switch (value->kind) {
	case VALUE_TEXT:
		buffer_put(&words->text, value->text, value->length);
		break;
	case VALUE_LIST:
		for (child = value->child; child != NULL; child = child->next)
			collect(words, child);
		break;
	case VALUE_OBJECT:
		collect(words, value_get(value, "text"));
		/* A link that the words do not show. */
		link = item_text(value, "href");
		if (link == NULL)
			link = item_text(value, "url");
		item_attach(words->item, words->arena, "link", link);
		break;
	default:
		break;
	}
}

const char *
telegram_text_plain(
    struct item *item, const struct value *value, struct arena *arena)
{
	struct words words = {.item = item, .arena = arena};

	collect(&words, value);
	return finish(&words);
}

static void
end_line(struct buffer *text)
{
	if (text->length > 0 && text->bytes[text->length - 1] != '\n')
		buffer_putc(text, '\n');
}

/* The same without the end of the last line. */
static const char *
finish_lines(struct words *words)
{
	while (words->text.length > 0 &&
	       words->text.bytes[words->text.length - 1] == '\n')
		words->text.length--;
	return finish(words);
}

/* Members that hold words, and those that hold further blocks. */
static const char *const says[] = {"title", "label", "summary", "text",
    "description", "credit", "expression", "markdown", "html", "first_name",
    "last_name", "phone_number", NULL};
static const char *const holds[] = {"blocks", "items", "rows", "cells",
    "buttons", "tasks", "answers", "caption", NULL};

/* What a block shows, under a member of the same name as its type. */
static void
attach_block(struct words *words, const struct value *block)
{
	static const char *const shown[][2] = {{"photo", "photo"},
	    {"video", "video"}, {"animation", "animation"},
	    {"audio", "audio_file"}, {"voice_note", "voice_message"}};
	const char *type = item_text(block, "type");
	size_t i;

	for (i = 0; i < sizeof(shown) / sizeof(*shown); i++)
		if (text_equal(type, shown[i][0]))
			telegram_chat_attach(
			    words->item, shown[i][1], words->arena);
	if (text_equal(type, "map"))
		telegram_chat_locate(
		    words->item, value_get(block, "location"), words->arena);
}

static void
collect_blocks(struct words *words, const struct value *value)
{
	const struct value *child;

	if (value->kind == VALUE_TEXT) {
		collect(words, value);
		end_line(&words->text);
		return;
	}
	if (value->kind == VALUE_LIST) {
		for (child = value->child; child != NULL; child = child->next)
			collect_blocks(words, child);
		return;
	}
	attach_block(words, value);
	for (child = value->child; child != NULL; child = child->next) {
		if (text_listed(says, child->name)) {
			collect(words, child);
			end_line(&words->text);
		} else if (text_listed(holds, child->name)) {
			collect_blocks(words, child);
		}
	}
}

const char *
telegram_text_rich(
    struct item *item, const struct value *value, struct arena *arena)
{
	struct words words = {.item = item, .arena = arena};

	if (value == NULL)
		return NULL;
	collect_blocks(&words, value);
	return finish_lines(&words);
}

const char *
telegram_text_contact(
    struct item *item, const struct value *contact, struct arena *arena)
{
	struct words words = {.item = item, .arena = arena};
	const char *phone = item_text(contact, "phone_number");

	collect(&words, value_get(contact, "first_name"));
	end_line(&words.text);
	collect(&words, value_get(contact, "last_name"));
	end_line(&words.text);
	/* Exports have +7 900 123 45 67, bots 79001234567. */
	if (phone != NULL && strpbrk(phone, DIGITS) != NULL)
		buffer_putc(&words.text, '+');
	for (; phone != NULL && *phone != '\0'; phone++)
		if (strchr(DIGITS, *phone) != NULL)
			buffer_putc(&words.text, *phone);
	return finish_lines(&words);
}

void
telegram_text_blocks(
    struct item *item, const struct value *message, struct arena *arena)
{
	const struct value *rich = value_get(message, "rich_message");

	if (rich == NULL)
		return;
	item_say(item, arena, telegram_text_rich(item, rich, arena));
	/* Of blocks of other kinds at least that they are there. */
	if (item->text == NULL && item->attachments == NULL)
		telegram_chat_attach(item, "rich_message", arena);
}

const char *
telegram_text_poll(
    struct item *item, const struct value *poll, struct arena *arena)
{
	struct words words = {.item = item, .arena = arena};
	const struct value *answers = value_get(poll, "answers"), *answer;

	if (answers == NULL)
		answers = value_get(poll, "options");
	collect(&words, value_get(poll, "question"));
	answer = answers != NULL ? answers->child : NULL;
	for (; answer != NULL; answer = answer->next) {
		end_line(&words.text);
		collect(&words, answer);
	}
	return finish(&words);
}
