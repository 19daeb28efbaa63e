#include "task/post_intake.h"

#include <stdlib.h>

#include "base/text.h"
#include "intake/ok.h"
#include "intake/telegram.h"
#include "intake/vk.h"

static const struct format {
	const char *name;
	const struct fault *(*read)(const struct record *, struct items *);
	const char *const *lists;
	value_pack *pack;
	const char *timezone; /* in which it tells times, NULL: the store's */
} formats[] = {
    {"vk", vk_read, vk_lists, vk_people_pack, NULL},
    {"ok", ok_read, ok_lists, ok_pack, "Europe/Moscow"},
    {"telegram", telegram_read, telegram_lists, NULL, NULL},
};

struct post_intake {
	const struct format *format;
	enum post_intake_kind kind;
	const char *account;
	struct zone *zone; /* NULL: the store's */
	struct items items;
	const struct item *next;
};

static const struct format *
find_format(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (text_equal(name, formats[i].name))
			return &formats[i];
	return NULL;
}

const struct fault *
post_intake_open(struct post_intake **intake, const char *format,
    enum post_intake_kind kind, const char *account)
{
	const struct format *found = find_format(format);

	*intake = NULL;
	if (found == NULL)
		return fault_new(
		    FAULT_USAGE, "--from: no such format: %s", format);
	if (account == NULL)
		return fault_new(FAULT_USAGE,
		    "--from %s: say by --account whose it is", format);
	if ((*intake = calloc(1, sizeof(**intake))) == NULL)
		abort();
	(*intake)->format = found;
	(*intake)->kind = kind;
	(*intake)->account = account;
	return found->timezone == NULL
		   ? NULL
		   : zone_open(&(*intake)->zone, found->timezone);
}

void
post_intake_close(struct post_intake *intake)
{
	if (intake == NULL)
		return;
	items_free(&intake->items);
	zone_close(intake->zone);
	free(intake);
}

const char *const *
post_intake_lists(const char *format, value_pack **pack)
{
	const struct format *found = find_format(format);

	*pack = found == NULL ? NULL : found->pack;
	return found == NULL ? NULL : found->lists;
}

const struct fault *
post_intake_read(
    struct post_intake *intake, struct task *task, const struct record *record)
{
	const struct fault *fault;

	intake->items.arena = task->arena;
	intake->items.zone = intake->zone != NULL ? intake->zone : task->zone;
	fault = intake->format->read(record, &intake->items);
	intake->next = intake->items.first;
	return fault;
}

/* Which of the three a network's item is. */
static enum post_intake_kind
kind_of(const struct item *item)
{
	if (!item->own)
		return POST_INTAKE_COMMENTS;
	return item->kind == ITEM_POST ? POST_INTAKE_POSTS
				       : POST_INTAKE_REPLIES;
}

/* What is shown is there, if it was missing before too; an export shows all. */
static int64_t
gone(const struct item *item, const struct task *task)
{
	if (item->deleted)
		return task->now;
	return item->there || text_equal(item->network, "telegram")
		   ? FIELD_CLEAR
		   : FIELD_NONE;
}

/* A2-9.1: what is attached first; nothing attached is a text. */
static const char *
format_of(const struct item *item)
{
	if (item->attachments == NULL)
		return item->text == NULL ? NULL : "text";
	return item->attachments->kind;
}

static void
make_post(const struct post_intake *intake, const struct task *task,
    const struct item *item, struct post *post)
{
	schema_reset(&post_schema, post);
	post->account = intake->account;
	post->key = item->key;
	post->at = item->posted_at;
	post->deleted_at = gone(item, task);
	post->author = item->signer != NULL ? item->signer : item->signer_id;
	if (item->deleted)
		return;
	post->kind = item_format(item);
	post->format = format_of(item);
	post->text = item->text;
}

static void
make_comment(const struct post_intake *intake, const struct task *task,
    const struct item *item, struct post_intake_item *made)
{
	struct comment *comment = &made->comment;

	schema_reset(&comment_schema, comment);
	comment->account = intake->account;
	comment->key = item->key;
	comment->kind = item->kind == ITEM_MESSAGE ? "message" : "comment";
	comment->at = item->posted_at;
	comment->deleted_at = gone(item, task);
	comment->text = item->deleted ? NULL : item->text;
	made->url = item->url;
	made->author_id = item->author_id;
	made->author = item->author;
}

static void
make_reply(const struct post_intake *intake, const struct item *item,
    struct reply *reply)
{
	schema_reset(&reply_schema, reply);
	reply->account = intake->account;
	reply->key = item->key;
	reply->comment = item->reply_to != NULL ? item->reply_to : item->thread;
	reply->at = item->posted_at;
	reply->text = item->text;
	reply->author = item->signer != NULL ? item->signer : item->signer_id;
}

bool
post_intake_next(struct post_intake *intake, struct task *task,
    struct post_intake_item *made)
{
	const struct item *item = intake->next;

	/* A copy is counted where the post stands. */
	while (item != NULL && (item->copy || kind_of(item) != intake->kind))
		item = item->next;
	intake->next = item == NULL ? NULL : item->next;
	if (item == NULL)
		return false;
	*made = (struct post_intake_item){0};
	switch (intake->kind) {
	case POST_INTAKE_POSTS:
		make_post(intake, task, item, &made->post);
		break;
	case POST_INTAKE_COMMENTS:
		make_comment(intake, task, item, made);
		break;
	default:
		make_reply(intake, item, &made->reply);
		break;
	}
	return true;
}
