/* A store that is open twice, as two processes have it. */
#ifndef OTKLIK_TESTS_TWO_STORES_H
#define OTKLIK_TESTS_TWO_STORES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/change.h"
#include "model/content.h"
#include "store/messages.h"

static char folder[64], path[96];
static struct store *one, *other;

static int
set_up(void **state)
{
	(void)state;
	snprintf(
	    folder, sizeof(folder), "/tmp/otklik-stores-%ld", (long)getpid());
	snprintf(path, sizeof(path), "%s/store.db", folder);
	return mkdir(folder, 0700) != 0 || store_create(&one, path) != NULL ||
	       store_settle(one) != NULL || store_open(&one, path) != NULL ||
	       store_open(&other, path) != NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	store_close(one);
	store_close(other);
	unlink(path);
	return rmdir(folder);
}

/* Inserts a message of somebody, NULL: of nobody; returns its number. */
static inline int64_t
insert_of(struct store *store, const char *key, const char *author_id,
    const char *author)
{
	struct edition edition = {.edited_at = FIELD_NONE};
	struct message message;

	assert_null(store_begin(store));
	change_origin(&message, 0);
	message.id = messages_next(store);
	message.as_of = 1;
	message.network = "vk";
	message.key = key;
	message.text = key;
	message.author_id = author_id;
	message.author = author;
	content_digest(message.text, NULL, edition.digest);
	assert_null(messages_insert(store, &message, &edition));
	return message.id;
}

#endif
