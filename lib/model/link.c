#include "model/link.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

/* Where the host's path begins if the url is on `host` or a host below it. */
static const char *
path_on(const char *url, const char *host)
{
	const char *at = strstr(url, "://");
	size_t length, wanted = strlen(host);

	at = at == NULL ? url : at + 3;
	length = strcspn(at, "/?#:");
	if (length < wanted || strncasecmp(at + length - wanted, host, wanted))
		return NULL;
	if (length > wanted && at[length - wanted - 1] != '.')
		return NULL;
	at += length;
	return at + strcspn(at, "/?#");
}

/* The value of a query parameter, its length in `*length`; NULL if none. */
static const char *
parameter(const char *path, const char *name, size_t *length)
{
	const char *at = strchr(path, '?');
	size_t wanted = strlen(name);

	while (at != NULL && *at != '\0' && *at != '#') {
		at++;
		/* As pages of HTML write &. */
		if (strncmp(at, "amp;", 4) == 0)
			at += 4;
		if (strncmp(at, name, wanted) == 0 && at[wanted] == '=') {
			*length = strcspn(at + wanted + 1, "&#");
			return at + wanted + 1;
		}
		at += strcspn(at, "&#");
	}
	return NULL;
}

/* Two parts of a link with a sign between them, as a key has them. */
static const char *
join(struct arena *arena, const char *first, size_t first_length, char sign,
    const char *second, size_t second_length)
{
	char *key = arena_alloc(arena, first_length + second_length + 2);

	memcpy(key, first, first_length);
	key[first_length] = sign;
	memcpy(key + first_length + 1, second, second_length);
	return key;
}

static size_t
digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* Length of <owner>_<post> at the start of the text, 0 if it is none. */
static size_t
owner_and_post(const char *text)
{
	size_t owner = (size_t)(text[0] == '-');
	size_t post;

	if (digits(text + owner) == 0)
		return 0;
	owner += digits(text + owner);
	if (text[owner] != '_')
		return 0;
	post = digits(text + owner + 1);
	return post == 0 ? 0 : owner + 1 + post;
}

/* Kinds of objects of VK; posts of a wall first. */
static const char *const vk_kinds[] = {
    "wall", "photo", "video", "topic", "clip", "market", NULL};

/*
 * `wall-1_2` at the start of the text, with the kind of the object kept in
 * front of the ids for everything but posts of a wall; NULL if it is none.
 */
static const char *
vk_object_at(const char *text, const char *kind, size_t *length)
{
	size_t front = strlen(kind);

	if (strncmp(text, kind, front) != 0)
		return NULL;
	*length = owner_and_post(text + front);
	if (*length == 0)
		return NULL;
	if (kind == vk_kinds[0])
		return text + front;
	*length += front;
	return text;
}

/* The object of a VK link; a post that `w` lays over a page is what is seen. */
static const char *
vk_object(const char *path, size_t *length)
{
	const char *const *kind;
	const char *at, *object = NULL, *over = parameter(path, "w", length);

	if (over != NULL)
		object = vk_object_at(over, vk_kinds[0], length);
	if (object != NULL)
		return object;
	for (kind = vk_kinds; *kind != NULL; kind++)
		for (at = path; (at = strstr(at, *kind)) != NULL; at++)
			if ((object = vk_object_at(at, *kind, length)) != NULL)
				return object;
	return NULL;
}

/*
 * A private message: /gim<community>?sel=<peer>&msgid=<msg> as the community's
 * managers see it, /im?… as its author does.
 */
static void
vk_dialog(const char *path, struct arena *arena, struct link *link)
{
	size_t peer_length = 0, length = 0;
	const char *peer = parameter(path, "sel", &peer_length);
	const char *message = parameter(path, "msgid", &length);

	if ((strncmp(path, "/gim", 4) != 0 && strncmp(path, "/im", 3) != 0) ||
	    peer == NULL || peer_length == 0 || message == NULL ||
	    length == 0 || digits(message) != length)
		return;
	link->key = join(arena, peer, peer_length, '/', message, length);
}

static void
vk_link(const char *path, struct arena *arena, struct link *link)
{
	size_t length, reply_length = 0;
	const char *object = vk_object(path, &length);
	const char *reply;

	if (object == NULL) {
		vk_dialog(path, arena, link);
		return;
	}
	reply = strncmp(object + length, "_r", 2) == 0
		    ? object + length + 2
		    : parameter(path, "reply", &reply_length);
	if (reply == NULL)
		reply = parameter(path, "post", &reply_length);
	if (reply != NULL && (reply_length = digits(reply)) > 0)
		link->key =
		    join(arena, object, length, '_', reply, reply_length);
	else
		link->key = arena_copy(arena, object, length);
}

static void
ok_link(const char *path, struct arena *arena, struct link *link)
{
	const char *topic = strstr(path, "/topic/");
	const char *comment;
	size_t length;

	if (topic == NULL)
		topic = strstr(path, "/statuses/");
	if (topic == NULL)
		return;
	topic = strchr(topic + 1, '/') + 1;
	length = digits(topic);
	if (length == 0)
		return;
	comment = strchr(topic, '#');
	if (comment != NULL && comment[1] != '\0')
		link->key = join(arena, topic, length, '#', comment + 1,
		    strlen(comment + 1));
	else
		link->key = arena_copy(arena, topic, length);
}

/* One part of a path, its length in `*length`; moves `*at` behind it. */
static const char *
path_part(const char **at, size_t *length)
{
	const char *part;

	if (**at != '/')
		return NULL;
	part = *at + 1;
	*length = strcspn(part, "/?#");
	*at = part + *length;
	return *length > 0 ? part : NULL;
}

static bool
all_digits(const char *text, size_t length)
{
	return length > 0 && digits(text) == length;
}

/* t.me/<chat>/<msg>: the chat's own name, the last number is the message. */
static void
telegram_link(const char *path, struct arena *arena, struct link *link)
{
	size_t chat_length, length, last_length = 0;
	const char *chat = path_part(&path, &chat_length);
	const char *part, *last = NULL;

	if (chat != NULL && chat_length == 1 && strchr("cs", *chat) != NULL)
		chat = path_part(&path, &chat_length);
	if (chat == NULL)
		return;
	while ((part = path_part(&path, &length)) != NULL &&
	       all_digits(part, length)) {
		last = part;
		last_length = length;
	}
	if ((part = parameter(path, "comment", &length)) != NULL &&
	    all_digits(part, length)) {
		/* A comment's number belongs to the linked discussion. */
		link->key = arena_printf(arena, "%.*s/%.*s?%.*s",
		    (int)chat_length, chat, (int)last_length,
		    last == NULL ? "" : last, (int)length, part);
	} else if (last != NULL) {
		link->key =
		    join(arena, chat, chat_length, '/', last, last_length);
	}
}

void
link_parse(const char *url, struct arena *arena, struct link *link)
{
	const char *path;

	*link = (struct link){0};
	if ((path = path_on(url, "vk.com")) != NULL ||
	    (path = path_on(url, "vk.ru")) != NULL) {
		link->network = "vk";
		vk_link(path, arena, link);
	} else if ((path = path_on(url, "ok.ru")) != NULL ||
		   (path = path_on(url, "odnoklassniki.ru")) != NULL) {
		link->network = "ok";
		ok_link(path, arena, link);
	} else if ((path = path_on(url, "t.me")) != NULL ||
		   (path = path_on(url, "telegram.me")) != NULL ||
		   (path = path_on(url, "web.telegram.org")) != NULL) {
		link->network = "telegram";
		telegram_link(path, arena, link);
	}
}

bool
link_is_web(const char *url)
{
	const char *at, *end = url + strlen(url);

	if (strncmp(url, "https://", 8) == 0)
		at = url + 8;
	else if (strncmp(url, "http://", 7) == 0)
		at = url + 7;
	else
		return false;
	if (strcspn(at, "/?#") == 0 ||
	    text_valid(url, (size_t)(end - url)) != (size_t)(end - url))
		return false;
	while (at < end)
		if (!text_is_seen(text_next(&at, end)))
			return false;
	return true;
}
