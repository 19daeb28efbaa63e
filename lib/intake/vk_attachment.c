#include "intake/vk_attachment.h"

#include <string.h>

#include "base/text.h"
#include "intake/vk_text.h"

/* Kinds whose page is called otherwise than the kind. */
static const char *const pages[][2] = {{"posted_photo", "photo"},
    {"wall_reply", "wall"}, {"audio_message", "doc"}, {"market", "product"},
    {NULL, NULL}};

static const char *
page_of(const char *kind)
{
	size_t i;

	for (i = 0; pages[i][0] != NULL; i++)
		if (strcmp(pages[i][0], kind) == 0)
			return pages[i][1];
	return kind;
}

/* A wiki page tells its community, whose number is negative in links. */
static const char *
owner_of(const struct value *object, struct arena *arena)
{
	static const char *const names[] = {"owner_id", "to_id", "from_id"};
	const char *group = item_text(object, "group_id"), *owner = NULL;
	size_t i;

	for (i = 0; i < 3 && owner == NULL; i++)
		owner = item_text(object, names[i]);
	if (owner == NULL && group != NULL)
		owner = arena_printf(
		    arena, "%s%s", group[0] == '-' ? "" : "-", group);
	return owner;
}

/* A link that the object has of its own. */
static const char *
own_link(const struct value *object)
{
	static const char *const names[] = {
	    "url", "view_url", "link", "photo_604", "photo_586", "photo_200"};
	const char *link = NULL;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names) && link == NULL; i++)
		link = item_text(object, names[i]);
	return link;
}

static const char *
link_to(const char *kind, const struct value *object, struct arena *arena)
{
	const char *owner = owner_of(object, arena);
	const char *id = item_text(object, "id"), *own = own_link(object);

	if (strcmp(kind, "sticker") == 0 &&
	    (id = item_text(object, "sticker_id")) != NULL)
		return arena_printf(
		    arena, "https://vk.com/sticker/1-%s-512", id);
	if (own != NULL &&
	    (owner == NULL || strcmp(kind, "link") == 0 ||
		strcmp(kind, "note") == 0 || strcmp(kind, "article") == 0))
		return own;
	if (owner != NULL && id != NULL)
		return arena_printf(
		    arena, "https://vk.com/%s%s_%s", page_of(kind), owner, id);
	if (own != NULL)
		return own;
	return id != NULL ? arena_printf(arena, "vk:%s:%s", kind, id)
			  : arena_printf(arena, "vk:%s", kind);
}

static void
add(struct item *item, const struct value *attachment, struct arena *arena)
{
	const char *kind = item_text(attachment, "type");
	const struct value *object;
	const char *link;

	if (kind == NULL)
		return;
	object = value_get(attachment, kind);
	link = link_to(kind, object, arena);
	if (strcmp(kind, "video") == 0 && item_flag(object, "live"))
		kind = "live";
	else if (strcmp(kind, "video") == 0 &&
		 text_equal(item_text(object, "type"), "short_video"))
		kind = "clip";
	item_attach(item, arena, kind, link);
}

static void
add_list(struct item *item, const struct value *list, struct arena *arena)
{
	const struct value *attachment = list != NULL ? list->child : NULL;

	for (; attachment != NULL; attachment = attachment->next)
		add(item, attachment, arena);
}

/* The place on the map, as "54.98 73.36" or an object of its two numbers. */
static void
add_place(struct item *item, const struct value *geo, struct arena *arena)
{
	const struct value *object = value_get(geo, "coordinates");
	const char *both = item_text(geo, "coordinates");
	const char *latitude = item_text(object, "latitude");
	const char *longitude = item_text(object, "longitude");
	const char *space = both != NULL ? strchr(both, ' ') : NULL;

	if (space != NULL)
		item_attach(item, arena, "place",
		    arena_printf(arena, "geo:%.*s,%s", (int)(space - both),
			both, space + 1));
	else if (latitude != NULL && longitude != NULL)
		item_attach(item, arena, "place",
		    arena_printf(arena, "geo:%s,%s", latitude, longitude));
}

/* What is repeated: the link to it, and its words if there are no others. */
static void
add_history(struct item *item, const struct value *history, struct arena *arena)
{
	bool silent = item->text == NULL;
	const struct value *post = history != NULL ? history->child : NULL;

	for (; post != NULL; post = post->next) {
		item_attach(
		    item, arena, "repost", link_to("wall", post, arena));
		if (silent)
			item_say(item, arena,
			    vk_text(item_text(post, "text"), arena));
	}
}

/* Each line of a text, behind a mark. */
static const char *
quoted(const char *text, struct arena *arena)
{
	struct buffer quote = {0};
	const char *copy;

	buffer_puts(&quote, "> ");
	for (; *text != '\0'; text++) {
		buffer_putc(&quote, *text);
		if (*text == '\n')
			buffer_puts(&quote, "> ");
	}
	copy = arena_copy(arena, quote.bytes, quote.length);
	buffer_free(&quote);
	return copy;
}

/* Nowhere else can be read what somebody forwarded. */
static void
add_forwarded(
    struct item *item, const struct value *messages, struct arena *arena)
{
	const struct value *message = messages != NULL ? messages->child : NULL;

	for (; message != NULL; message = message->next) {
		const char *text = vk_text(item_text(message, "text"), arena);

		if (text != NULL)
			item_say(item, arena, quoted(text, arena));
		add_list(item, value_get(message, "attachments"), arena);
		add_forwarded(item, value_get(message, "fwd_messages"), arena);
	}
}

void
vk_attachment_add(
    struct item *item, const struct value *object, struct arena *arena)
{
	add_history(item, value_get(object, "copy_history"), arena);
	add_list(item, value_get(object, "attachments"), arena);
	add_place(item, value_get(object, "geo"), arena);
	add_forwarded(item, value_get(object, "fwd_messages"), arena);
}
