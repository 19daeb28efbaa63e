/*
 * Reads a whole document of a network and tells what came of it, a line each:
 *
 *	comment -1_2_3 5 'Анна' 1766581562 «Яма» photo=https://… in -1_2
 *	!id: missing		refused
 *	service 2		records that are no messages, at the end
 *
 * In documents and in what is told of them ' stands for ".
 *
 * Included once by each test.
 */
#ifndef OTKLIK_TESTS_NETWORK_ITEMS_H
#define OTKLIK_TESTS_NETWORK_ITEMS_H

#include <stdlib.h>

#include "reading.h"

#include "base/instant.h"
#include "intake/item.h"

typedef const struct fault *(*item_reader)(
    const struct record *record, struct items *items);

static inline void
items_replace(char *text, char from, char to)
{
	while ((text = strchr(text, from)) != NULL)
		*text = to;
}

static inline void
items_tell_one(const struct item *item, struct buffer *told)
{
	static const char *const kinds[] = {"post", "comment", "message"};
	const struct item_attachment *attachment = item->attachments;

	buffer_printf(told, "%s %s %s", kinds[item->kind], item->key,
	    item->author_id != NULL ? item->author_id : "-");
	if (item->author != NULL)
		buffer_printf(told, " \"%s\"", item->author);
	if (item->posted_at != INSTANT_NONE)
		buffer_printf(told, " %lld", (long long)item->posted_at);
	if (item->text != NULL)
		buffer_printf(told, " «%s»", item->text);
	for (; attachment != NULL; attachment = attachment->next)
		buffer_printf(
		    told, " %s=%s", attachment->kind, attachment->url);
	if (item->thread != NULL)
		buffer_printf(told, " in %s", item->thread);
	if (item->reply_to != NULL)
		buffer_printf(told, " to %s", item->reply_to);
	if (item->signer != NULL || item->signer_id != NULL)
		buffer_printf(told, " signed %s",
		    item->signer != NULL ? item->signer : item->signer_id);
	if (item->edited_at != INSTANT_NONE)
		buffer_printf(told, " edited %lld", (long long)item->edited_at);
	buffer_puts(told, item->own ? " own" : "");
	buffer_puts(told, item->deleted ? " deleted" : "");
	buffer_putc(told, '\n');
}

/* The link of the first item, instead of all the rest, if `links` is set. */
static inline const char *
items_told(const char *input, const char *const *lists, item_reader read,
    const char *zone_of_times, bool links)
{
	static struct buffer told;
	struct reader_options options = {.lists = lists};
	struct arena arena = {0};
	struct items items = {.arena = &arena};
	enum reader_status status = READER_EMPTY;
	const struct fault *fault;
	unsigned long service = 0;
	struct zone *zone;
	struct record record;
	struct reader *reader;
	char *document = strdup(input);
	int fd;

	assert_non_null(document);
	items_replace(document, '\'', '"');
	fd = reading_file(document, strlen(document));
	free(document);
	buffer_reset(&told);
	assert_null(zone_open(&zone, zone_of_times));
	items.zone = zone;
	assert_null(reader_open(&reader, fd, "input", &options));
	for (;;) {
		fault = reader_next(reader, &record, &status);
		if (fault == NULL && status == READER_END)
			break;
		if (fault == NULL && status == READER_EMPTY) {
			assert_null(reader_fill(reader, NULL));
			continue;
		}
		items_reset(&items);
		if (fault == NULL)
			fault = read(&record, &items);
		if (fault != NULL)
			buffer_printf(&told, "!%s\n", fault->text);
		for (const struct item *item = items.first; item != NULL;
		     item = item->next) {
			if (links)
				buffer_printf(&told, "%s\n",
				    item->url != NULL ? item->url : "-");
			else
				items_tell_one(item, &told);
		}
		service += items.service;
	}
	if (service > 0)
		buffer_printf(&told, "service %lu\n", service);
	items_free(&items);
	arena_free(&arena);
	reader_close(reader);
	zone_close(zone);
	close(fd);
	buffer_puts(&told, "");
	items_replace(told.bytes, '"', '\'');
	return told.bytes;
}

#endif
