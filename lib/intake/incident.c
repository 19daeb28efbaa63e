#include "intake/incident.h"

#include <string.h>

#include "base/text.h"
#include "intake/incident_facts.h"
#include "intake/incident_row.h"
#include "intake/markup.h"
#include "model/link.h"
#include "model/name.h"

static bool
has_picture(const char *const cells[])
{
	return cells[INCIDENT_MEDIA] != NULL &&
	       name_same(cells[INCIDENT_MEDIA], "да");
}

const struct fault *
incident_recognise(
    struct incident_columns *columns, const struct record *record)
{
	const char *cells[INCIDENT_COLUMNS];
	struct buffer missing = {0};
	const struct fault *fault = NULL;

	incident_row_read(columns, record, cells);
	if (cells[INCIDENT_CREATED_AT] == NULL)
		buffer_printf(&missing, ", \"%s\"",
		    incident_row_name(INCIDENT_CREATED_AT));
	if (cells[INCIDENT_TEXT] == NULL && !has_picture(cells))
		buffer_printf(
		    &missing, ", \"%s\"", incident_row_name(INCIDENT_TEXT));
	if (cells[INCIDENT_URL] == NULL && cells[INCIDENT_NUMBER] == NULL)
		buffer_printf(&missing, ", \"%s\" or \"%s\"",
		    incident_row_name(INCIDENT_URL),
		    incident_row_name(INCIDENT_NUMBER));
	if (missing.length > 0)
		fault = fault_new(FAULT_INPUT,
		    "no row of the incident system's export: it has no %s",
		    missing.bytes + 2);
	buffer_free(&missing);
	return fault;
}

/* The digits that end a link behind `mark`, NULL if it does not end so. */
static const char *
number_behind(const char *url, const char *mark)
{
	const char *at = strstr(url, mark);

	if (at == NULL)
		return NULL;
	at += strlen(mark);
	return *at != '\0' && at[strspn(at, "0123456789")] == '\0' ? at : NULL;
}

/*
 * The identity of an author in the network, as its own interfaces give it: a
 * community of VK has a negative number. A link that does not show it is the
 * identity itself.
 */
static const char *
author_id(const char *url, struct arena *arena)
{
	static const char *const communities[] = {"/club", "/public", "/event"};
	const char *number, *name;
	struct link link;

	link_parse(url, arena, &link);
	if (text_equal(link.network, "vk")) {
		if ((number = number_behind(url, "/id")) != NULL)
			return number;
		for (size_t i = 0; i < 3; i++) {
			number = number_behind(url, communities[i]);
			if (number != NULL)
				return arena_printf(arena, "-%s", number);
		}
	} else if (text_equal(link.network, "ok")) {
		if ((number = number_behind(url, "/profile/")) != NULL)
			return number;
	} else if (text_equal(link.network, "telegram")) {
		if ((name = strstr(url, "?p=")) != NULL)
			return name + 3;
	}
	return url;
}

/*
 * Gives the message its identity. A link that shows no message and is that of
 * the blog is shared by all its incidents, and so no identity.
 */
static const struct fault *
identify(
    const char *const cells[], struct arena *arena, struct incident *incident)
{
	struct message *message = &incident->message;
	const char *blog = markup_name(cells[INCIDENT_BLOG], arena);
	struct link link = {0};

	message->url = markup_name(cells[INCIDENT_URL], arena);
	if (message->url == NULL && incident->number == NULL)
		return fault_field(incident_row_name(INCIDENT_URL),
		    "missing, and no \"%s\" either",
		    incident_row_name(INCIDENT_NUMBER));
	if (message->url != NULL)
		link_parse(message->url, arena, &link);
	if (incident->number != NULL && link.key == NULL &&
	    (message->url == NULL || text_equal(message->url, blog))) {
		message->key =
		    arena_printf(arena, "incident:%s", incident->number);
		if (message->url == NULL && blog != NULL)
			link_parse(blog, arena, &link);
		message->network = link.network;
	}
	return message_identify(message, arena);
}

static const char *
list_of(const char *first, struct value *list, struct arena *arena)
{
	struct buffer json = {0};
	const char *text = NULL;

	if (first != NULL)
		value_append(list, value_text(arena, NULL, first));
	if (list->child != NULL) {
		value_json(list, &json);
		text = arena_copy(arena, json.bytes, json.length);
	}
	buffer_free(&json);
	return text;
}

/* The tags there, and the address, for which a message has no other place. */
static const char *
tags_of(const char *const cells[], struct arena *arena)
{
	struct value *tags = value_list(arena, NULL);
	const char *street = markup_name(cells[INCIDENT_STREET], arena);
	const char *house = markup_name(cells[INCIDENT_HOUSE], arena);
	const char *settlement = markup_name(cells[INCIDENT_SETTLEMENT], arena);
	const char *given = markup_name(cells[INCIDENT_TAGS], arena);
	const char *address = NULL;

	if (settlement != NULL || street != NULL || house != NULL)
		address = arena_printf(arena, "адрес: %s%s%s%s%s",
		    settlement != NULL ? settlement : "",
		    settlement != NULL && street != NULL ? ", " : "",
		    street != NULL ? street : "",
		    house != NULL && (settlement != NULL || street != NULL)
			? ", "
			: "",
		    house != NULL ? house : "");
	if (given != NULL)
		value_split(tags, given, arena);
	return list_of(address, tags, arena);
}

static void
read_text(
    const char *const cells[], struct arena *arena, struct message *message)
{
	message->text = markup_text(cells[INCIDENT_TEXT], arena);
	if (message->text == NULL && has_picture(cells) && message->url != NULL)
		message->attachments =
		    list_of(message->url, value_list(arena, NULL), arena);
}

const struct fault *
incident_empty(const struct incident *incident)
{
	const struct message *message = &incident->message;

	if (message->text != NULL || message->attachments != NULL)
		return NULL;
	return fault_field(incident_row_name(INCIDENT_TEXT), "missing");
}

const struct fault *
incident_read(struct incident_columns *columns, const struct record *record,
    const struct zone *zone, struct arena *arena, struct incident *incident)
{
	struct message *message = &incident->message;
	const char *cells[INCIDENT_COLUMNS], *author;
	const struct fault *fault;

	*incident = (struct incident){0};
	schema_reset(&message_schema, message);
	incident_row_read(columns, record, cells);
	incident->number = markup_name(cells[INCIDENT_NUMBER], arena);
	incident->step = markup_name(cells[INCIDENT_STEP], arena);
	if ((fault = identify(cells, arena, incident)) != NULL ||
	    (fault = incident_facts_read(cells, zone, arena, incident)) != NULL)
		return fault;
	incident->tells_text = cells[INCIDENT_TEXT] != NULL;
	read_text(cells, arena, message);
	message->collected_at = message->detected_at = incident->facts[0].at;
	author = markup_name(cells[INCIDENT_AUTHOR], arena);
	if (author != NULL)
		message->author_id = author_id(author, arena);
	message->topic_group = markup_name(cells[INCIDENT_GROUP], arena);
	message->topic = markup_name(cells[INCIDENT_TOPIC], arena);
	message->location = markup_name(cells[INCIDENT_PLACE], arena);
	message->tags = tags_of(cells, arena);
	return NULL;
}
