#include "intake/vk.h"

#include <string.h>

#include "base/text.h"
#include "intake/vk_attachment.h"
#include "intake/vk_host.h"
#include "intake/vk_people.h"
#include "intake/vk_text.h"

const char *const vk_lists[] = {
    "response", "response.items", "items", "updates", NULL};

/* What a community is told by its events. */
static const struct event {
	const char *begin; /* of the type */
	enum { POST, COMMENT, MESSAGE } what;
} events[] = {{"wall_post_", POST}, {"wall_repost", POST},
    {"wall_reply_", COMMENT}, {"photo_comment_", COMMENT},
    {"video_comment_", COMMENT}, {"board_post_", COMMENT},
    {"market_comment_", COMMENT}, {"message_new", MESSAGE},
    {"message_edit", MESSAGE}, {"message_reply", MESSAGE}, {0}};

struct scan {
	const struct record *record;
	struct items *items;
	const char *community; /* negative id of the event's one, or NULL */
};

static const char *
first_of(const struct value *object, const char *name, const char *other)
{
	const char *text = item_text(object, name);

	return text != NULL ? text : item_text(object, other);
}

/* Keys are of whole numbers, behind what says of which kind they are. */
static const struct fault *
check_key(const char *key)
{
	const char *at = key + strspn(key, "abcdefghijklmnopqrstuvwxyz");

	for (; *at != '\0'; at += *at == '_' || *at == '/') {
		size_t digits;

		at += *at == '-';
		digits = strspn(at, "0123456789");
		at += digits;
		if (digits == 0 || (*at != '\0' && *at != '_' && *at != '/'))
			return fault_value("id", "not a whole number", key);
	}
	return NULL;
}

/* Names of communities are written as texts are: &amp;, &quot;. */
static const char *
name_of(struct scan *scan, const char *id)
{
	return vk_text(
	    item_names_find(scan->items, scan->record, vk_people, id),
	    scan->items->arena);
}

/* Date, author and text; what is deleted may lack all of them. */
static const struct fault *
read_body(struct scan *scan, const struct value *object, struct item *item)
{
	struct arena *arena = scan->items->arena;
	const struct fault *fault;

	if ((fault = check_key(item->key)) != NULL)
		return fault;
	item->author_id = first_of(object, "from_id", "user_id");
	item->signer_id = item_text(object, "signer_id");
	item->author = name_of(scan, item->author_id);
	item->signer = name_of(scan, item->signer_id);
	item->own = item->place != NULL && item->place[0] == '-' &&
		    text_equal(item->place, item->author_id);
	item->deleted =
	    item_flag(object, "deleted") || item_flag(object, "is_deleted");
	item->text = vk_text(first_of(object, "text", "body"), arena);
	vk_attachment_add(item, object, arena);
	if ((fault = item_seconds(object, "date", &item->posted_at)) != NULL)
		return fault;
	/* Of a message "update_time" says when it was edited. */
	fault = item_seconds(object,
	    item->kind == ITEM_MESSAGE ? "update_time" : "edited",
	    &item->edited_at);
	return fault;
}

static const struct fault *
read_post(struct scan *scan, const struct value *object, struct item *item)
{
	const char *id = item_text(object, "id");

	item->place = first_of(object, "owner_id", "to_id");
	if (item->place == NULL)
		item->place = scan->community;
	if (id == NULL)
		return fault_field("id", "missing");
	if (item->place == NULL)
		return fault_field("owner_id", "missing");
	item->key = arena_printf(scan->items->arena, "%s_%s", item->place, id);
	item->url = arena_printf(
	    scan->items->arena, "https://vk.com/wall%s", item->key);
	return read_body(scan, object, item);
}

/* The last of the comments above it. */
static const char *
above(const struct value *object)
{
	const struct value *stack = value_get(object, "parents_stack");
	const struct value *parent = stack != NULL ? stack->child : NULL;

	while (parent != NULL && parent->next != NULL)
		parent = parent->next;
	return value_string(parent);
}

static const struct fault *
read_comment(struct scan *scan, const struct value *object,
    const struct item *parent, struct item *item)
{
	struct arena *arena = scan->items->arena;
	const struct vk_host *host = vk_host_of(object);
	const char *id = item_text(object, "id"), *thread, *reply;

	if (id == NULL)
		return fault_field("id", "missing");
	if (host != NULL)
		item->place = first_of(object, host->owner, "owner_id");
	if (host != NULL && item->place == NULL)
		item->place = scan->community;
	if (host != NULL && item->place != NULL) {
		item->thread = arena_printf(arena, "%s%s_%s", host->kind,
		    item->place, item_text(object, host->id));
	} else if (parent != NULL) {
		/* An answer stands where what it answers does. */
		item->place = parent->place;
		item->thread = parent->thread;
	} else {
		return fault_field(
		    host == NULL ? "post_id" : "owner_id", "missing");
	}
	item->key = arena_printf(arena, "%s_%s", item->thread, id);
	if (host == NULL)
		host = vk_hosts;
	item->url = arena_printf(arena, "https://vk.com/%s%s?%s=%s",
	    host->kind[0] == '\0' ? host->page : "", item->thread, host->reply,
	    id);
	if ((thread = above(object)) != NULL)
		item->url =
		    arena_printf(arena, "%s&thread=%s", item->url, thread);
	if ((reply = item_text(object, "reply_to_comment")) != NULL)
		item->reply_to =
		    arena_printf(arena, "%s_%s", item->thread, reply);
	return read_body(scan, object, item);
}

static void add_thread(
    struct scan *scan, const struct value *thread, const struct item *parent);

/* A comment and the answers in its thread, each an item of its own. */
static void
add_comment(struct scan *scan, const struct value *object,
    const struct item *parent, bool deleted)
{
	struct item *item = items_add(scan->items, ITEM_COMMENT, "vk");
	const struct fault *fault = read_comment(scan, object, parent, item);

	item->deleted |= deleted;
	if (fault != NULL)
		items_refuse(scan->items, fault);
	add_thread(scan, value_get(object, "thread"),
	    item->thread != NULL ? item : parent);
}

/* VK gives no more than ten answers of a thread unless it is asked for it. */
static void
add_thread(
    struct scan *scan, const struct value *thread, const struct item *parent)
{
	const struct value *answers = value_get(thread, "items");
	const struct value *answer = answers != NULL ? answers->child : NULL;
	const char *count = item_text(thread, "count");
	int64_t missing = 0;

	if (count != NULL && (!text_integer(count, &missing) || missing < 0))
		missing = 0;
	for (; answer != NULL; answer = answer->next, missing--)
		add_comment(scan, answer, parent, false);
	if (missing > 0)
		scan->items->missing += (unsigned long)missing;
}

static void
add_post(struct scan *scan, const struct value *object)
{
	struct item *item = items_add(scan->items, ITEM_POST, "vk");
	const struct fault *fault = read_post(scan, object, item);

	if (fault != NULL)
		items_refuse(scan->items, fault);
}

/* From here on numbers are those of talks of many. */
#define TALKS INT64_C(2000000000)

/*
 * What a community sends: its events tell which it is, its own copy `out`. In
 * a talk of two it is whoever is not the other.
 */
static bool
is_sent(const struct scan *scan, const struct value *object, const char *other)
{
	const char *from = item_text(object, "from_id");
	int64_t number;

	if (from == NULL)
		return item_flag(object, "out");
	if (text_integer(other, &number) && number < TALKS &&
	    strcmp(from, other) != 0)
		return true;
	return text_equal(from, scan->community) ||
	       (from[0] == '-' && item_flag(object, "out"));
}

static const struct fault *
read_message(struct scan *scan, const struct value *object, struct item *item)
{
	struct arena *arena = scan->items->arena;
	const struct value *reply = value_get(object, "reply_message");
	const char *id = item_text(object, "id");
	const struct fault *fault;

	item->place = first_of(object, "peer_id", "user_id");
	/* In talks of many the community has no number of its own for it. */
	if (id == NULL || strcmp(id, "0") == 0)
		id = item_text(object, "conversation_message_id");
	if (id == NULL)
		return fault_field("id", "missing");
	if (item->place == NULL)
		return fault_field("peer_id", "missing");
	item->key = arena_printf(arena, "%s/%s", item->place, id);
	if (scan->community != NULL)
		item->url =
		    arena_printf(arena, "https://vk.com/gim%s?sel=%s&msgid=%s",
			scan->community + 1, item->place, id);
	if (item_text(reply, "id") != NULL)
		item->reply_to = arena_printf(
		    arena, "%s/%s", item->place, item_text(reply, "id"));
	fault = read_body(scan, object, item);
	item->own |= is_sent(scan, object, item->place);
	return fault;
}

/* Somebody joined, a talk was named: that happened, and nobody said it. */
static bool
is_service(const struct value *object)
{
	const struct value *action = value_get(object, "action");

	return (item_text(object, "action") != NULL ||
		   item_text(action, "type") != NULL) &&
	       first_of(object, "text", "body") == NULL;
}

static void
add_message(struct scan *scan, const struct value *object)
{
	const struct fault *fault;
	struct item *item;

	if (is_service(object)) {
		scan->items->service++;
		return;
	}
	item = items_add(scan->items, ITEM_MESSAGE, "vk");
	fault = read_message(scan, object, item);
	if (fault != NULL)
		items_refuse(scan->items, fault);
}

/*
 * What an event says of the item it brings besides its text. An event has no
 * time, nor has a comment one of its edit: but what is new has been edited by
 * nobody, and what is edited is there.
 */
static void
note_event(const char *type, struct item *item)
{
	if (item == NULL)
		return;
	item->original = item->kind == ITEM_COMMENT && text_ends(type, "_new");
	item->there = !item->deleted &&
		      (text_ends(type, "_edit") || text_ends(type, "_restore"));
}

static void
read_event(struct scan *scan, const char *type, const struct value *object)
{
	const struct event *event = events;
	const char *group = record_text(scan->record, "group_id");
	const struct value *message = value_get(object, "message");

	if (group != NULL)
		scan->community =
		    arena_printf(scan->items->arena, "-%s", group);
	while (event->begin != NULL &&
	       strncmp(type, event->begin, strlen(event->begin)) != 0)
		event++;
	if (event->begin == NULL)
		scan->items->service++;
	else if (event->what == POST)
		add_post(scan, object);
	else if (event->what == COMMENT)
		add_comment(scan, object, NULL, text_ends(type, "_delete"));
	else
		add_message(scan, message != NULL ? message : object);
	note_event(type, scan->items->first);
}

/*
 * Answers tell what they are by what they have. A post may have a topic_id,
 * which is that of a feed.
 */
static bool
is_comment(const struct value *object)
{
	const char *type = item_text(object, "post_type");

	if (type != NULL)
		return strcmp(type, "reply") == 0;
	return vk_host_of(object) != NULL ||
	       value_get(object, "parents_stack") != NULL ||
	       value_get(object, "thread") != NULL;
}

/* A comment without its post_id has the members of any item, and none more. */
static bool
is_post(const struct value *object)
{
	static const char *const own[] = {"post_type", "to_id", "comments",
	    "reposts", "views", "copy_history", "post_source", "marked_as_ads"};

	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (value_get(object, own[i]) != NULL)
			return true;
	return false;
}

/* An item of an answer, which tells what it is by its members. */
static const struct fault *
read_answer(struct scan *scan, const struct value *object)
{
	if (value_get(object, "peer_id") != NULL)
		add_message(scan, object);
	else if (is_comment(object))
		add_comment(scan, object, NULL, false);
	else if (is_post(object))
		add_post(scan, object);
	else if (value_get(object, "owner_id") != NULL)
		return fault_new(FAULT_INPUT,
		    "post_id: missing, and nothing tells that it is a post of "
		    "VK, as post_type would");
	else
		return fault_new(FAULT_INPUT,
		    "neither a post, a comment, a message nor an event of VK: "
		    "it has no owner_id, post_id, peer_id or type");
	items_show(scan->items);
	return items_fault(scan->items);
}

const struct fault *
vk_read(const struct record *record, struct items *items)
{
	struct scan scan = {.record = record, .items = items};
	const struct value *object = &record->object;
	const struct value *error = value_get(object, "error");
	const char *type = record_text(record, "type");

	items_reset(items);
	if (error != NULL)
		return item_error("VK", item_text(error, "error_code"),
		    item_text(error, "error_msg"));
	if (type == NULL || (value_get(object, "object") == NULL &&
				value_get(object, "group_id") == NULL))
		return read_answer(&scan, object);
	read_event(&scan, type, value_get(object, "object"));
	return items_fault(items);
}
