#include "intake/ok.h"

#include <ctype.h>
#include <string.h>

#include "base/instant.h"
#include "base/text.h"
#include "intake/item_names.h"
#include "intake/ok_id.h"

const char *const ok_lists[] = {
    "comments", "discussions", "discussions.comments", "media_topics", NULL};

static const struct item_names_list people[] = {
    {"entities", "users", "uid", ""}, {"entities", "groups", "uid", ""}, {0}};

bool
ok_pack(const char *list, const struct value *element, struct buffer *packed)
{
	return item_names_pack(people, list, element, packed);
}

/* Milliseconds where they are told, else a date on Moscow's clock. */
static const struct fault *
read_time(const struct value *object, const char *exact, const char *date,
    const struct zone *zone, int64_t *instant)
{
	const char *text = item_text(object, exact);

	*instant = INSTANT_NONE;
	if (text != NULL) {
		if (!text_integer(text, instant) || *instant <= 0 ||
		    *instant / 1000 >= ITEM_TIME_END)
			return fault_value(exact, "not a time", text);
		*instant /= 1000;
		return NULL;
	}
	text = item_text(object, date);
	if (text != NULL && !instant_parse(text, zone, instant))
		return fault_value(date, "not a time", text);
	return NULL;
}

/* The kind of something attached, in small letters. */
static const char *
kind_of(const struct value *object, struct arena *arena)
{
	const char *type = item_text(object, "type");
	char *kind = arena_string(arena, type == NULL ? "file" : type);

	for (char *at = kind; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	/* Films are what this network calls videos. */
	return strcmp(kind, "movie") == 0 ? "video" : kind;
}

/* Parts of a topic refer to what stands around: photo_refs, movie_refs, … */
static bool
attach_refs(struct item *item, const char *kind, const struct value *object,
    struct arena *arena)
{
	const struct value *member, *ref;
	bool found = false;

	for (member = object->child; member != NULL; member = member->next) {
		if (member->kind != VALUE_LIST ||
		    !text_ends(member->name, "_refs"))
			continue;
		for (ref = member->child; ref != NULL; ref = ref->next) {
			if (value_string(ref) == NULL)
				continue;
			item_attach(item, arena, kind,
			    arena_printf(arena, "ok:%s", value_string(ref)));
			found = true;
		}
	}
	return found;
}

static void
attach_one(struct item *item, const struct value *object, struct arena *arena)
{
	static const char *const names[] = {
	    "link", "url", "ref", "id", "photo_id", "movie_id", "token"};
	const char *kind = kind_of(object, arena), *name = NULL;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names) && name == NULL; i++)
		name = item_text(object, names[i]);
	if (name == NULL && attach_refs(item, kind, object, arena))
		return;
	if (name != NULL && strstr(name, "://") == NULL)
		name = arena_printf(arena, "ok:%s:%s", kind, name);
	item_attach(item, arena, kind,
	    name != NULL ? name : arena_printf(arena, "ok:%s", kind));
}

static void
attach(struct item *item, const struct value *list, struct arena *arena)
{
	const struct value *object = list != NULL ? list->child : NULL;

	for (; object != NULL; object = object->next)
		attach_one(item, object, arena);
}

/* Told as ACTIVE_MESSAGE; what is gone is called otherwise. */
static bool
is_deleted(const char *type)
{
	return type != NULL && (strstr(type, "DELETED") != NULL ||
				   strstr(type, "REMOVED") != NULL);
}

/* The group of the discussion around a comment, or in the record itself. */
static const char *
group_of(const struct value *discussion)
{
	const struct value *refs = value_get(discussion, "ref_objects");
	const struct value *ref = refs != NULL ? refs->child : NULL;

	for (; ref != NULL; ref = ref->next)
		if (text_equal(item_text(ref, "type"), "GROUP"))
			return item_text(ref, "id");
	return NULL;
}

static const char *
link_of(const char *group, const char *topic, struct arena *arena)
{
	return group == NULL
		   ? NULL
		   : arena_printf(arena, "https://ok.ru/group/%s/topic/%s",
			 group, topic);
}

static const char *
topic_of(const struct record *record, const char *id, struct arena *arena)
{
	const struct value *around = record_around_find(record, "discussionId");
	const char *topic = value_string(around);

	if (topic == NULL)
		topic = record_text(record, "discussionId");
	if (topic == NULL)
		topic = item_text(
		    record_around_find(record, "discussion"), "object_id");
	return topic != NULL ? topic : ok_id_topic(id, arena);
}

/*
 * In the name of the group: it is the author, or, where its number is not told,
 * some group is. In the topics of a group no other speaks.
 */
static bool
is_own(const struct record *record, const struct item *item)
{
	const char *author = item_text(&record->object, "author_ref");
	const char *type =
	    value_string(record_around_find(record, "discussionType"));

	if (item->place != NULL)
		return text_equal(item->place, item->author_id);
	if (type == NULL)
		type = record_text(record, "discussionType");
	return author != NULL && strncmp(author, "group:", 6) == 0 &&
	       type != NULL && strncmp(type, "GROUP_", 6) == 0;
}

static const struct fault *
read_comment(const struct record *record, struct items *items)
{
	const struct value *object = &record->object;
	struct arena *arena = items->arena;
	struct item *item = items_add(items, ITEM_COMMENT, "ok");
	const char *id = item_text(object, "id"), *link;
	const char *reply = item_text(object, "reply_to_comment_id");

	if (id == NULL)
		return fault_field("id", "missing");
	item->thread = topic_of(record, id, arena);
	if (item->thread == NULL)
		return fault_field("discussionId",
		    "missing, and the comment's id does not tell the topic");
	item->place = group_of(record_around_find(record, "discussion"));
	item->key = arena_printf(arena, "%s#%s", item->thread, id);
	link = link_of(item->place, item->thread, arena);
	if (link != NULL)
		item->url = arena_printf(arena, "%s#%s", link, id);
	if (reply != NULL)
		item->reply_to =
		    arena_printf(arena, "%s#%s", item->thread, reply);
	item->author_id = item_text(object, "author_id");
	item->author = item_text(object, "author_name");
	if (item->author == NULL)
		item->author =
		    item_names_find(items, record, people, item->author_id);
	item->own = is_own(record, item);
	item->deleted = is_deleted(item_text(object, "type"));
	item->text = item_text(object, "text");
	attach(item, value_get(object, "attachments"), arena);
	return read_time(
	    object, "date_ms", "date", items->zone, &item->posted_at);
}

static const struct fault *
read_discussion(const struct record *record, const struct value *object,
    struct items *items)
{
	struct arena *arena = items->arena;
	struct item *item = items_add(items, ITEM_POST, "ok");

	item->key = item_text(object, "object_id");
	if (item->key == NULL)
		return fault_field("object_id", "missing");
	item->place = group_of(object);
	item->url = link_of(item->place, item->key, arena);
	item->author_id = item_text(object, "owner_uid");
	item->author = item_names_find(items, record, people, item->author_id);
	item->own =
	    item->place != NULL && text_equal(item->place, item->author_id);
	item->text = item_text(object, "title");
	if (item->text == NULL)
		item->text = item_text(object, "message");
	attach(item, value_get(object, "attachments"), arena);
	return read_time(object, "creation_date_ms", "creation_date",
	    items->zone, &item->posted_at);
}

/* "group:123" without what it is. */
static const char *
behind_colon(const char *reference)
{
	const char *colon = reference != NULL ? strchr(reference, ':') : NULL;

	return colon != NULL ? colon + 1 : reference;
}

/* The parts of a topic: words, and what is attached. */
static void
read_media(struct item *item, const struct value *media, struct arena *arena)
{
	const struct value *part = media != NULL ? media->child : NULL;

	for (; part != NULL; part = part->next) {
		if (text_equal(item_text(part, "type"), "text"))
			item_say(item, arena, item_text(part, "text"));
		else
			attach_one(item, part, arena);
	}
}

static const struct fault *
read_topic(const struct record *record, struct items *items)
{
	const struct value *object = &record->object;
	struct item *item = items_add(items, ITEM_POST, "ok");
	const char *owner = item_text(object, "owner_ref");

	item->key = item_text(object, "id");
	if (item->key == NULL)
		return fault_field("id", "missing");
	item->author_id = behind_colon(item_text(object, "author_ref"));
	item->author = item_names_find(items, record, people, item->author_id);
	if (owner != NULL && strncmp(owner, "group:", 6) == 0)
		item->place = owner + 6;
	item->own =
	    item->place != NULL && text_equal(item->place, item->author_id);
	item->url = link_of(item->place, item->key, items->arena);
	item->deleted = item_flag(object, "deleted");
	read_media(item, value_get(object, "media"), items->arena);
	return read_time(
	    object, "created_ms", "date", items->zone, &item->posted_at);
}

const struct fault *
ok_read(const struct record *record, struct items *items)
{
	const struct value *object = &record->object;
	const struct value *discussion = value_get(object, "discussion");
	const struct fault *fault;

	items_reset(items);
	if (record_text(record, "error_code") != NULL)
		return item_error("Odnoklassniki",
		    record_text(record, "error_code"),
		    record_text(record, "error_msg"));
	if (discussion != NULL)
		fault = read_discussion(record, discussion, items);
	else if (value_get(object, "object_id") != NULL)
		fault = read_discussion(record, object, items);
	else if (value_get(object, "media") != NULL)
		fault = read_topic(record, items);
	else if (value_get(object, "id") != NULL)
		fault = read_comment(record, items);
	else
		return fault_new(FAULT_INPUT,
		    "neither a comment nor a discussion of Odnoklassniki: it "
		    "has no id, discussion or media");
	if (fault != NULL)
		items_refuse(items, fault);
	items_show(items);
	return items_fault(items);
}
